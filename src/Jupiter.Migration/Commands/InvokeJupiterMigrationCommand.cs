using System;
using System.Collections.Generic;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Hosting;
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

    /// <summary>Asks nothing: where a person has to act, the cmdlet ends and says who.</summary>
    [Parameter]
    public SwitchParameter NonInteractive { get; set; }

    /// <inheritdoc/>
    private protected override TimeSpan Patience => CanAsk ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;

    private bool CanAsk => !NonInteractive && GateDialog.CanAsk(Host);

    // What the question tells at once need not stand in the row above it, too.
    private const string AskedView = "Jupiter.Migration.Cases.Status.AskedStep";

    /// <inheritdoc/>
    private protected override PSObject Shown(MigrationStep step)
    {
        var shown = base.Shown(step);
        if (step.WaitsFor.Length > 0 && CanAsk)
        {
            shown.TypeNames.Add(AskedView);
        }

        return shown;
    }

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

    // None where nobody answered: he wants to later, or something was seen meanwhile that comes first.
    private IReadOnlyList<StepWord> Ask(MigrationCase migration, MigrationStep waiting, CaseWatch watch)
    {
        var dialog = new GateDialog(Host.UI);
        var gate = Gate.At(migration, waiting.Id);
        dialog.Tell(gate);
        Await((_, _) =>
        {
            gate.RequireTurn();
            return true;
        });

        // Whoever typed ahead has answered.
        if (!Console.KeyAvailable)
        {
            var seen = watch.Changes;
            Await((observer, stop) =>
            {
                AwaitedComputers.Of(migration, waiting.Id, stop)?.Watch(observer, () => watch.Changes != seen || GateDialog.TakesKey(), stop);
                return true;
            });
            if (watch.Changes != seen)
            {
                return [];
            }
        }

        return dialog.Ask(gate);
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
