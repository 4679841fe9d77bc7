using System.Management.Automation;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records a remark of the customer: the work is not accepted, and what has to be checked again is to be done again (clause O7).</summary>
[Cmdlet(VerbsLifecycle.Deny, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
public sealed class DenyJupiterMigrationCommand : VerdictCommand
{
    /// <summary>What is not in order.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 4000)]
    public string Remark { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process() => Record(SR.ActionDeny.With(By), migration => CustomerVerdict.Deny(migration, By, Remark));
}
