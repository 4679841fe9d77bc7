using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Hosting;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records that the customer accepts the finished work (clause O7).</summary>
[Cmdlet(VerbsLifecycle.Confirm, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Acceptance)]
public sealed class ConfirmJupiterMigrationCommand : VerdictCommand
{
    /// <summary>What that person is to the venue. By default what its file says, and a deputy where it does not know him.</summary>
    [Parameter]
    [ValidateSet("Owner", "Manager", "Deputy")]
    public string? Role { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Record(SR.ActionAccept.With(By), migration => CustomerVerdict.Accept(migration, By, Role));

    /// <inheritdoc/>
    private protected override bool IsMeant()
    {
        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        CustomerVerdict.Require(migration, By, Role);
        TellOfDeputy(migration);
        if (MyInvocation.CommandOrigin != CommandOrigin.Runspace || !GateDialog.CanAsk(Host))
        {
            return true;
        }

        var dialog = new GateDialog(Host.UI);
        if (dialog.Ask(StepChallenge.OfAcceptance(migration)) is not null)
        {
            return true;
        }

        dialog.TellOfWaiting(MyInvocation, migration.Layout.Root, By);
        return false;
    }
}
