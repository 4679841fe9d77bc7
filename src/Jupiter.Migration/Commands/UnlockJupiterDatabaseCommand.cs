using System.Management.Automation;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Lets writers into a database again and puts back exactly what Lock-JupiterDatabase found (clause R9).</summary>
[Cmdlet(VerbsCommon.Unlock, "JupiterDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(DatabaseLock))]
public sealed class UnlockJupiterDatabaseCommand : DatabaseCommand
{
    /// <summary>Folder of a case: then this is a step of it, refused unless it is approved, its turn, and what the plan says.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ShouldSend(ServerInstance, SR.DatabaseOn.With(Database, ServerInstance), SR.ActionUnlock, engine => engine.PreviewUnlock(Database)))
        {
            return;
        }

        using var turn = TakeTurn(Case, StepAction.Unlock);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.OldServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => plan.Venue.Database);
        using var instance = Open(ServerInstance);
        var lifted = Await((observer, stop) => InTurn(
            turn,
            () =>
            {
                turn?.RequireNewServerOff(observer, stop);
                return instance.Unlock(Database, stop);
            },
            LockAction.Outcome));
        lifted.CaseId = turn?.CaseId;
        WriteObject(lifted);
    }
}
