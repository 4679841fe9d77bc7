using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Keeps late writers out of a database from the final backup on, also after this session is gone (clauses R2, R3a).</summary>
[Cmdlet(VerbsCommon.Lock, "JupiterDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DatabaseLock))]
[Raises(ErrorArea.DatabaseFile, ErrorArea.DatabaseWriting, ErrorArea.LockRecord, ErrorArea.Lock, ErrorArea.Path, ErrorArea.File,
    ErrorArea.FileWriting, ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn,
    ErrorArea.CaseStep)]
public sealed class LockJupiterDatabaseCommand : DatabaseCommand
{
    /// <summary>Folder of a case: then this is a step of it, refused unless it is approved, its turn, and what the plan says.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string[] names = [Database, .. OthersOf(Case).Select(other => other.Name)];
        if (!ShouldSend(ServerInstance, SR.DatabaseOn.With(string.Join(", ", names), ServerInstance), SR.ActionLock, engine => names.SelectMany(engine.PreviewLock)))
        {
            return;
        }

        using var turn = TakeTurn(Case, StepAction.Lock);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.OldServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => plan.Venue.Database);
        using var instance = Open(ServerInstance);
        var made = Await((observer, stop) => turn is null
            ? [instance.Lock(Database, stop)]
            : turn.Do(() => LockAction.LockAll(instance, CaseDatabase.Of(turn.Plan), turn.MayBeDone, observer, stop), locks => LockAction.Outcome(turn.Plan, locks)));
        foreach (var one in made)
        {
            one.CaseId = turn?.CaseId;
            WriteObject(one);
        }
    }
}
