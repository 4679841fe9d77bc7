using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Lets writers into a database again and puts back exactly what Lock-JupiterDatabase found (clause R9).</summary>
[Cmdlet(VerbsCommon.Unlock, "JupiterDatabase", SupportsShouldProcess = true, DefaultParameterSetName = Alone)]
[OutputType(typeof(DatabaseLock))]
[Raises(ErrorArea.DatabaseWriting, ErrorArea.Unlock, ErrorArea.NewServerOff)]
public sealed class UnlockJupiterDatabaseCommand : GuardedCommand
{
    /// <summary>Name of the database.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string Database { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        string[] names = [.. OthersOf(Case).Select(other => other.Name).Reverse(), Database];
        if (!ShouldSend(ServerInstance, SR.DatabaseOn.With(string.Join(", ", names), ServerInstance), SR.ActionUnlock, engine => names.SelectMany(engine.PreviewUnlock)))
        {
            return;
        }

        WarnIfNobodyIsAsked();
        using var turn = TakeTurn(Case, StepAction.Unlock);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.OldServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => plan.Venue.Database);
        using var instance = Open(ServerInstance);
        var lifted = Await((observer, stop) => InTurn(
            turn,
            () =>
            {
                Guard(turn, observer, taken => taken.RequireNewServerOff(DecidedBy, observer, stop), (rule, servers) => rule.AssertNewIsOff(servers, stop))();
                return LockAction.LiftAll(instance, names, observer, stop);
            },
            locks => LockAction.Outcome(turn!.Plan, locks)));
        foreach (var one in lifted)
        {
            one.CaseId = turn?.CaseId;
            WriteObject(one);
        }
    }
}
