using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Hosting;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records that the customer accepts the finished work (clause O7).</summary>
[Cmdlet(VerbsLifecycle.Confirm, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
public sealed class ConfirmJupiterMigrationCommand : VerdictCommand
{
    /// <summary>What that person is to the venue.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("Owner", "Manager", "Deputy")]
    public string Role { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process() => Record(SR.ActionAccept.With(By), migration => CustomerVerdict.Accept(migration, By, Role));

    /// <inheritdoc/>
    private protected override bool IsMeant()
    {
        if (MyInvocation.CommandOrigin != CommandOrigin.Runspace || !GateDialog.CanAsk(Host))
        {
            return true;
        }

        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        return new GateDialog(Host.UI).Ask(StepChallenge.OfAcceptance(migration)) is not null;
    }
}
