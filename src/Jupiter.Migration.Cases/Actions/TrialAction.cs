using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Trials;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// The night's restore, days before it, on the real new server: under a name that no POS terminal knows, in the network of the preparation
/// (clause P0), and gone without a trace (clauses P3, P4, S1). One database after the other.
/// </summary>
internal sealed class TrialAction : IStepAction
{
    /// <summary>What the trial of a case found in the old database, which no disk of the new server is to blame for.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="database">The database; the damage of one is no excuse for another's.</param>
    /// <returns>The findings; none where there was no trial.</returns>
    public static IReadOnlyList<string> DamageOf(MigrationCase migration, CaseDatabase database) =>
        migration.Procedure.Forward.Find(StepAction.Trial) is { } trial
            ? FoundDamage.From(OtherDatabaseFact.From(database.Other?.Name, migration.State.Of(trial.Id).Facts)).Findings
            : [];

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        var taken = CaseDatabase.Of(plan).Select(database => (Database: database, Backup: Taken(context, database), Path: PathOf(context, database))).ToArray();
        using var server = context.Open(plan.TrialServerInstance ?? plan.NewServerInstance);
        if (taken.FirstOrDefault(item => !IsThere(item.Backup, item.Path)) is { Database: not null } gone)
        {
            // The copy of an attempt that was interrupted goes whatever became of its backup.
            taken.ToList().ForEach(item => new ServerTrial(server, context.Engines, context.Observer).RemoveLeft(TrialPlaces.Database(plan, item.Database), context.Cancellation));
            throw MigrationException.Because(nameof(SR.TrialBackupGone), gone.Path, gone.Path);
        }

        var apart = StepChecks.Require(context, Waiver.Apply(context.Waived, [TrialNetwork.NewIsApart(context)]).ToArray());
        var tried = new List<(CaseDatabase Database, TrialResult Result)>();
        var checks = new List<CheckResult>(apart);
        foreach (var (database, _, path) in taken)
        {
            var beside = taken.Where(item => item.Database != database && database.IsMain).Select(item => ManifestFile.Read(ManifestFile.PathFor(item.Path)));
            var result = Try(context, server, database, path, [.. beside]);
            tried.Add((database, result));
            checks.AddRange(StepChecks.Require(context, StepChecks.Named(database, result.Checks)));
        }

        // From here nothing can go wrong but the removing, and what is left then is named.
        var records = tried.Select(item => context.Case.Journal.AddEvidence(
            context.Step.Id + (item.Database.IsMain ? "" : "." + item.Database) + ".trial.json", item.Result.Record.Bytes())).ToArray();
        var removed = TrialPlaces.Remove(taken.SelectMany(item => new[] { item.Path, item.Backup!.File, TrialPlaces.Copy(plan, item.Database), TrialPlaces.Backup(plan, item.Database) }));
        foreach (var left in removed.Where(check => check.Remedy.Length > 0))
        {
            context.Observer.Warn(SR.TrialFileLeft.With(left.Subject, left.Actual));
        }

        return new StepOutcome
        {
            Checks = [.. checks, .. removed],
            Evidence = records,
            Facts =
            [
                .. AskedLogins.Of(tried.SelectMany(item => item.Result.Checks)),
                .. tried.Select(item => OtherDatabaseFact.Of(item.Database.Other?.Name, new FoundDamage(item.Result.Record.Damage))),
                TriedServer.Of(tried[0].Result.Record.Server),
                MeasuredWork.Of(tried.Select(item => (item.Result.Record.Length ?? 0, item.Result.Restored))),
            ],
        };
    }

    private static TrialBackup? Taken(StepContext context, CaseDatabase database) =>
        TrialBackup.From(OtherDatabaseFact.From(database.Other?.Name, context.RecordOf(StepAction.TrialBackup).Facts));

    private static string PathOf(StepContext context, CaseDatabase database) =>
        database.Beside(context.BackupFile) ?? Taken(context, database)?.File ?? TrialPlaces.Copy(context.Plan, database);

    private static bool IsThere(TrialBackup? taken, string path) =>
        taken is not null && File.Exists(path) && ManifestFile.Read(ManifestFile.PathFor(path)).Sha256 == taken.Sha256;

    private static TrialResult Try(StepContext context, IDatabaseInstance server, CaseDatabase database, string path, IReadOnlyList<BackupManifest> beside) =>
        new ServerTrial(server, context.Engines, context.Observer).Run(
            new TrialRequest
            {
                BackupFile = path,
                TrialDatabase = TrialPlaces.Database(context.Plan, database),
                Venue = context.Plan.Venue,
                Other = database.Other,
                Beside = beside,
                Waived = context.Waived,
                Entry = CaseLogins.Recorded(context, ManifestFile.Read(ManifestFile.PathFor(path))),
                ProgramName = context.Plan.ProgramName,
            },
            context.Cancellation);
}
