using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Goes back to the old server, or to the state of the backup, step by step, with a list of what was written meanwhile (clause R9).</summary>
[Cmdlet(VerbsCommon.Undo, "JupiterMigration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MigrationStep), typeof(WriteAccount))]
[Raises(ErrorArea.NewServerOff, ErrorArea.Rollback)]
public sealed class UndoJupiterMigrationCommand : CaseRunCommand
{
    /// <summary>Who decides to go back, or acknowledges the list: the specialist, or a contact of the venue.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <summary>Why the venue goes back.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 4000)]
    public string? Reason { get; set; }

    /// <summary>Acknowledges the list of what was written on the new server, by the code that was shown with it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Acknowledge { get; set; }

    /// <summary>The new server can't be read any more: what was written there will not be known.</summary>
    [Parameter]
    public SwitchParameter NewServerLost { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ShouldProcess(FullPath(Path), SR.ActionUndo))
        {
            return;
        }

        using var migration = Await((_, _) => MigrationCase.Open(FullPath(Path), Clock));
        if (migration.State.Rollback is null)
        {
            Begin(migration);
        }
        else if (NewServerLost)
        {
            RollbackStart.RecordLoss(migration, By ?? throw Missing("-By"));
        }

        if (Acknowledge is not null)
        {
            Await((_, _) => AccountAcknowledgement.Record(migration, Acknowledge, By ?? throw Missing("-By"), Note()));
        }

        Advance(migration, null);
        if (AccountAcknowledgement.Waiting(migration) is { } account)
        {
            WriteObject(account);
            WriteWarning(SR.AcknowledgeFirst.With(AccountAcknowledgement.CodeOf(migration)));
        }
    }

    private void Begin(MigrationCase migration)
    {
        var request = new RollbackRequest
        {
            By = By ?? throw Missing("-By"),
            Reason = Reason ?? throw Missing("-Reason"),
            NewServerIsLost = NewServerLost,
        };
        Await((_, _) =>
        {
            RollbackStart.Record(migration, request);
            return true;
        });
    }

    private string Note() => Reason ?? "";

    private MigrationException Missing(string parameter) => MigrationException.Because(
        nameof(SR.RollbackParameterMissing), Path, parameter);
}
