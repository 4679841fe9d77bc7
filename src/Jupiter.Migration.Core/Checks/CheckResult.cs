using System;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Checks;

/// <summary>One thing that was checked: what was expected, what was found, and what to do about the difference.</summary>
public sealed class CheckResult
{
    /// <summary>Stable name of the check, such as <c>Backup.Sha256</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What was checked: a server, a table, a till.</summary>
    public required string Subject { get; init; }

    /// <summary>What was found.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>What should be there.</summary>
    public required string Expected { get; init; }

    /// <summary>What is there.</summary>
    public required string Actual { get; init; }

    /// <summary>What to do next; empty when the check passed.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Who has to act when the check does not pass.</summary>
    public required ResponsibleParty Responsible { get; init; }

    /// <summary>The clause of the memo that the check exists for.</summary>
    public required string Clause { get; init; }

    /// <summary>The signals that the finding rests on.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>
    /// How strongly the finding is known, where there are grades: of the absence of a server <c>Off</c>, <c>Isolated</c>, <c>Silent</c>,
    /// <c>Attested</c> (clause R0). Empty elsewhere.
    /// </summary>
    public string Grade { get; init; } = "";

    /// <summary>When it was observed.</summary>
    public DateTimeOffset ObservedAt { get; init; } = RunClock.Now;

    /// <summary>The same result with its grade.</summary>
    /// <typeparam name="T">The kind of grades.</typeparam>
    /// <param name="grade">The grade; null for none.</param>
    /// <returns>The result.</returns>
    internal CheckResult Graded<T>(T? grade)
        where T : struct, Enum => Copy(Status, Evidence, grade?.ToString() ?? "");

    /// <summary>The same result, resting on one more signal.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="status">What it makes of the finding; null for the same.</param>
    /// <returns>The result.</returns>
    internal CheckResult With(string signal, CheckStatus? status = null) =>
        Copy(status ?? Status, Evidence.Length > 0 ? Evidence + "; " + signal : signal, Grade);

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {Id} {Subject}";

    private CheckResult Copy(CheckStatus status, string evidence, string grade) => new()
    {
        Id = Id,
        Subject = Subject,
        Status = status,
        Expected = Expected,
        Actual = Actual,
        Remedy = Remedy,
        Responsible = Responsible,
        Clause = Clause,
        Evidence = evidence,
        Grade = grade,
        ObservedAt = ObservedAt,
    };
}
