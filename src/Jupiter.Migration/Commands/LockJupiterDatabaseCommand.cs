using System.Management.Automation;
using Jupiter.Migration.Cases.Actions;
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
        if (!ShouldSend(ServerInstance, SR.DatabaseOn.With(Database, ServerInstance), SR.ActionLock, engine => engine.PreviewLock(Database)))
        {
            return;
        }

        using var turn = TakeTurn(Case, StepAction.Lock);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.OldServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => plan.Venue.Database);
        using var instance = Open(ServerInstance);
        var made = Await((_, stop) => InTurn(turn, () => instance.Lock(Database, stop), LockAction.Outcome));
        made.CaseId = turn?.CaseId;
        WriteObject(made);
    }
}
