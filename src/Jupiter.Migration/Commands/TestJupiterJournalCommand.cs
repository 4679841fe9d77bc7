using System.Management.Automation;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Commands;

/// <summary>Proves that nobody changed the journal of a case or its evidence, or names the first line and every file that was.</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterJournal", DefaultParameterSetName = "Case")]
[OutputType(typeof(CheckResult))]
public sealed class TestJupiterJournalCommand : CasesCommand
{
    /// <inheritdoc/>
    protected override void Read(string folder) => Stream((_, stop) => JournalAudit.Run(folder, stop));
}
