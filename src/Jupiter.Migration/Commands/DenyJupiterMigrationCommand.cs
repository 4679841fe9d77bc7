using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records a remark of the customer: the work is not accepted, and what has to be checked again is to be done again (clause O7).</summary>
[Cmdlet(VerbsLifecycle.Deny, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Case, ErrorArea.CaseWriting, ErrorArea.Acceptance, ErrorArea.FileWriting)]
public sealed class DenyJupiterMigrationCommand : CaseCommand
{
    /// <summary>Who makes the remark: a contact of the venue.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

    /// <summary>What is not in order.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 4000)]
    public string Remark { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ShouldProcess(FullPath(Case), SR.ActionDeny.With(By)))
        {
            WriteObject(Await((_, _) =>
            {
                using var migration = OpenCase();
                CustomerVerdict.Deny(migration, By, Remark);
                return CaseStatusView.Of(migration);
            }));
        }
    }
}
