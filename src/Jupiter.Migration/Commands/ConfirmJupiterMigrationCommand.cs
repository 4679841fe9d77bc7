using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records that the customer accepts the finished work (clause O7).</summary>
[Cmdlet(VerbsLifecycle.Confirm, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Case, ErrorArea.CaseWriting, ErrorArea.Acceptance, ErrorArea.FileWriting)]
public sealed class ConfirmJupiterMigrationCommand : CaseCommand
{
    /// <summary>Who accepts.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

    /// <summary>What that person is to the venue.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("Owner", "Manager", "Deputy")]
    public string Role { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ShouldProcess(FullPath(Case), SR.ActionAccept.With(By)))
        {
            WriteObject(Await((_, _) =>
            {
                using var migration = OpenCase();
                CustomerVerdict.Accept(migration, By, Role);
                return CaseStatusView.Of(migration);
            }));
        }
    }
}
