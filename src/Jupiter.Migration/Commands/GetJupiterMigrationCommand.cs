using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>Shows where a case stands: the next step, whose turn it is, the deadline.</summary>
[Cmdlet(VerbsCommon.Get, "JupiterMigration", DefaultParameterSetName = "Case")]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Case)]
public sealed class GetJupiterMigrationCommand : CasesCommand
{
    /// <summary>Also shows every step, who said what, the approval, the forecast.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Read(string folder)
    {
        var status = Await((_, _) =>
        {
            using var migration = MigrationCase.Look(folder, Clock);
            return CaseStatusView.Of(migration);
        });
        var shown = new PSObject(status);
        if (Detailed)
        {
            // The name of the view that shows everything.
            shown.TypeNames.Insert(0, "Jupiter.Migration.Cases.Status.DetailedCaseStatus");
        }

        WriteObject(shown);
    }
}
