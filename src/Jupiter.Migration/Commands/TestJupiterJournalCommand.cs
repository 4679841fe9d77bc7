using System.Management.Automation;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Commands;

/// <summary>Proves that nobody changed the journal of a case or its evidence, or names the first line and every file that was.</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterJournal", DefaultParameterSetName = "Case")]
[OutputType(typeof(CheckResult))]
public sealed class TestJupiterJournalCommand : CasesCommand
{
    /// <summary>
    /// Messages of the case that somebody kept, those of R3a and O7 (S3a), or only the mark that stands in them: the line that it names has to be as it was when the
    /// message was sent.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Message { get; set; } = [];

    /// <inheritdoc/>
    protected override void Read(string folder) => Stream((_, stop) => JournalAudit.Run(folder, stop, Message));
}
