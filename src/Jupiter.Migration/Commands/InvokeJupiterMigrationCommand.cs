using System;
using System.Collections.Generic;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Goes on with a case: does the steps that the module does, in order, and stops where a person has to act.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(MigrationStep))]
[Raises(ErrorArea.BackupWriting, ErrorArea.Backup, ErrorArea.BackupCopy, ErrorArea.AbsenceCode, ErrorArea.Turn, ErrorArea.Word, ErrorArea.Forward)]
public sealed class InvokeJupiterMigrationCommand : CaseRunCommand
{
    /// <summary>The last step to do.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string? Until { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!ShouldProcess(FullPath(Case), SR.ActionInvoke))
        {
            ShowPlan();
            return;
        }

        var backupFile = CarriedBackup;
        using var migration = Await((_, _) => MigrationCase.Open(FullPath(Case), Clock));
        if (migration.State.Rollback is not null)
        {
            throw MigrationException.Because(nameof(SR.RollbackIsRunning), migration.Plan.Id, migration.Plan.Id);
        }

        using var watch = CaseWatch.Begin(migration, OpenServer);
        while (Advance(migration, Until, backupFile, watch) is { } waiting && CanAsk)
        {
            var seen = watch.Changes;
            if (Ask(migration, waiting, watch) is { Count: > 0 } answers)
            {
                foreach (var answer in answers)
                {
                    Await((observer, stop) => StepCompletion.Record(migration, answer, observer, stop, OpenServer));
                }
            }
            else if (watch.Changes == seen)
            {
                break;
            }
        }

        // What was seen in the last moment nobody has heard yet.
        Await((observer, _) =>
        {
            watch.Dispose();
            watch.SpeakTo(observer);
            return true;
        });
    }

    private void ShowPlan()
    {
        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        var view = new StepView(migration);
        foreach (var step in new StepTurns(migration).Steps)
        {
            var planned = new PSObject(view.Of(step));
            planned.TypeNames.Insert(0, "Jupiter.Migration.Cases.Status.PlannedStep");
            WriteObject(planned);
        }
    }
}
