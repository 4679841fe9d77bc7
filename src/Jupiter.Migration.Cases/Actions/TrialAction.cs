using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Trials;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// The night's restore, days before it, on the real new server: under a name that no POS terminal knows, in the network of the preparation
/// (clause P0), and gone without a trace (clauses P3, P4, S1).
/// </summary>
internal sealed class TrialAction : IStepAction
{
    /// <summary>What the trial of a case found in the old database, which no disk of the new server is to blame for.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The findings; none where there was no trial.</returns>
    public static IReadOnlyList<string> DamageOf(MigrationCase migration) =>
        migration.Procedure.Forward.Find(StepAction.Trial) is { } trial ? FoundDamage.From(migration.State.Of(trial.Id).Facts).Findings : [];

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        var backup = TrialBackup.From(context.RecordOf(StepAction.TrialBackup).Facts);
        var path = context.BackupFile ?? backup?.File ?? TrialPlaces.Copy(plan);
        using var server = context.Open(plan.TrialServerInstance ?? plan.NewServerInstance);
        var manifest = File.Exists(path) ? ManifestFile.Read(ManifestFile.PathFor(path)) : null;
        if (manifest is null || backup is null || manifest.Sha256 != backup.Sha256)
        {
            // The copy of an attempt that was interrupted goes whatever became of its backup.
            new ServerTrial(server, context.Engines, context.Observer).RemoveLeft(TrialPlaces.Database(plan), context.Cancellation);
            throw MigrationException.Because(nameof(SR.TrialBackupGone), path, path);
        }

        var apart = StepChecks.Require(context, Waiver.Apply(context.Waived, [TrialNetwork.NewIsApart(context)]).ToArray());
        var tried = new ServerTrial(server, context.Engines, context.Observer).Run(
            new TrialRequest
            {
                BackupFile = path,
                TrialDatabase = TrialPlaces.Database(plan),
                Venue = plan.Venue,
                Waived = context.Waived,
                Entry = CaseLogins.Recorded(context, manifest),
                ProgramName = plan.ProgramName,
            },
            context.Cancellation);
        var checks = StepChecks.Require(context, [.. apart, .. tried.Checks]);

        // From here nothing can go wrong but the removing, and what is left then is named.
        var record = context.Case.Journal.AddEvidence(context.Step.Id + ".trial.json", tried.Record.Bytes());
        var removed = TrialPlaces.Remove(path, backup.File, TrialPlaces.Copy(plan), TrialPlaces.Backup(plan));
        foreach (var left in removed.Where(check => check.Remedy.Length > 0))
        {
            context.Observer.Warn(SR.TrialFileLeft.With(left.Subject, left.Actual));
        }

        return new StepOutcome
        {
            Checks = [.. checks, .. removed],
            Evidence = [record],
            Facts = [.. AskedLogins.Of(tried.Checks), TriedServer.Of(tried.Record.Server), new FoundDamage(tried.Record.Damage), new MeasuredWork(backup.Length, tried.Restored)],
        };
    }
}
