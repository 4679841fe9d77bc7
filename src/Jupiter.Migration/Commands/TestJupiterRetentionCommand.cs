using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>Tells whether the old server, or the copies of the old system, may be given up (clause R9).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterRetention", DefaultParameterSetName = "Case")]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Case, ErrorArea.OneServer, ErrorArea.WatchLog, ErrorArea.WatchedWeek)]
public sealed class TestJupiterRetentionCommand : CasesCommand
{
    /// <summary>The log of a watch, watch.jsonl: what it saw in the week of the old server is told, too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WatchLog { get; set; }

    /// <inheritdoc/>
    protected override void Read(string folder)
    {
        var log = WatchLog is null ? null : FullPath(WatchLog);
        var results = Await<CheckResult[]>((_, _) =>
        {
            using var migration = MigrationCase.Look(folder, Clock);
            var watched = log is null ? null : WatchedRetention.Check(migration, log);
            return [.. RetentionCheck.Run(migration), .. new[] { watched }.OfType<CheckResult>()];
        });
        WriteObject(results, enumerateCollection: true);
    }
}
