using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>One failure of the server: what it says at which statement, what that is to the user, and what must be left.</summary>
/// <param name="Operation">What is being done.</param>
/// <param name="At">The statement, as people call it.</param>
/// <param name="Pattern">Finds the statement.</param>
/// <param name="Messages">What the server says; nothing when it ends the connection without a word.</param>
/// <param name="ErrorId">The cause that the user is told.</param>
/// <param name="Category">Its kind.</param>
internal sealed record FailureCase(
    NightOperation Operation, string At, string Pattern, IReadOnlyList<SqlMessage> Messages, string ErrorId, MigrationErrorCategory Category)
{
    /// <summary>What must be left.</summary>
    public Left Left { get; init; }

    /// <summary>Whether the server has done the work by then, so that there is something to take back.</summary>
    public bool AfterRunning { get; init; }

    /// <summary>How often in a row: what is worth another try is tried again.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether the user reads what the server said.</summary>
    public bool IsQuoted { get; init; } = true;

    public string Numbers => Messages.Count == 0
        ? "the connection ends"
        : string.Join(", ", Messages.Where(message => message.Class > 10).Select(message => message.Number).Distinct());

    public string Name => $"{Operation}, {At}: {Numbers}";

    public void Inject(RunningDouble server)
    {
        var pattern = new Regex(Pattern, RegexOptions.CultureInvariant);
        if (Messages.Count == 0)
        {
            server.Faults.Drop(pattern, Times, AfterRunning);
        }
        else
        {
            server.Faults.Answer(pattern, Messages, Times, AfterRunning);
        }
    }
}
