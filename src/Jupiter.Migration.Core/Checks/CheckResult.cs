using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Checks;

/// <summary>One thing that was checked: what was expected, what was found, and what to do about the difference.</summary>
public sealed record CheckResult
{
    private IReadOnlyList<CheckResult> _shownBy = [];

    /// <summary>Stable name of the check, such as <c>Backup.Sha256</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What was checked: a server, a table, a POS terminal.</summary>
    public required string Subject { get; init; }

    /// <summary>What was found.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>
    /// Whether it stands in the way of the night: the one place where that is decided. Fail and Unknown do, Pass and Warning do not; Skipped
    /// does, unless other results show the same (<see cref="DefersTo"/>) and none of these blocks.
    /// </summary>
    public bool Blocks => Status switch
    {
        CheckStatus.Pass or CheckStatus.Warning => false,
        CheckStatus.Skipped => _shownBy.Count == 0 || _shownBy.Any(result => result.Blocks),
        _ => true,
    };

    /// <summary>The checks whose results show what a skipped one would have; empty elsewhere.</summary>
    public string DefersTo => string.Join(", ", _shownBy.Select(result => result.Id).Distinct());

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

    /// <summary>What kept the check from being made; null when it was made.</summary>
    internal MigrationException? Fault { get; init; }

    /// <summary>Whether it was seen that the check does not hold, as opposed to not seen at all.</summary>
    /// <returns>Whether it was.</returns>
    public bool IsRefuted() => Status == CheckStatus.Fail;

    /// <summary>Whether something was seen that is not as it should be, whether it blocks or not.</summary>
    /// <returns>Whether it was.</returns>
    public bool ShowsFault() => Status is CheckStatus.Fail or CheckStatus.Warning;

    /// <summary>Whether the same was better before. What was not seen then, or is not seen now, tells nothing.</summary>
    /// <param name="before">The finding before.</param>
    /// <returns>Whether it was.</returns>
    public bool IsWorseThan(CheckResult before) => (before.Status, Status) is (CheckStatus.Pass, CheckStatus.Warning or CheckStatus.Fail) or (CheckStatus.Warning, CheckStatus.Fail);

    /// <summary>The same result, by the clause that the procedure has for it.</summary>
    /// <param name="isReinstallation">Whether the operating system is reinstalled.</param>
    /// <returns>The result.</returns>
    public CheckResult InProcedure(bool isReinstallation)
    {
        if (!isReinstallation)
        {
            return this;
        }

        var check = CheckRegister.Find(Id);
        var place = check.Clauses.ToList().IndexOf(Clause);
        return place >= 0 && place < check.ReinstallationClauses.Count ? this with { Clause = check.ReinstallationClauses[place] } : this;
    }

    /// <summary>The same result with its grade.</summary>
    /// <typeparam name="T">The kind of grades.</typeparam>
    /// <param name="grade">The grade; null for none.</param>
    /// <returns>The result.</returns>
    internal CheckResult Graded<T>(T? grade)
        where T : struct, Enum => this with { Grade = grade?.ToString() ?? "" };

    /// <summary>The same result, skipped because of others.</summary>
    /// <param name="others">The results that show the same.</param>
    /// <returns>The result.</returns>
    internal CheckResult DeferredTo(IReadOnlyList<CheckResult> others) => this with { _shownBy = others };

    /// <summary>The same result, as a warning because somebody waived it.</summary>
    /// <param name="signal">Who and why.</param>
    /// <returns>The result.</returns>
    internal CheckResult Waived(string signal) =>
        this with { Status = CheckStatus.Warning, Evidence = Evidence.Length > 0 ? Evidence + "; " + signal : signal };

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {Id} {Subject}";
}
