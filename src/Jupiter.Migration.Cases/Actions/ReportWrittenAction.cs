using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Keeps further writers out of the new database and lists what was written there since the restore (clause R9).</summary>
internal sealed class ReportWrittenAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        var account = context.Case.State.Rollback!.IsUnreachable
            ? new WrittenReport { Database = plan.Venue.Database, ServerInstance = plan.NewServerInstance, IsUnreachable = true }
            : Account(context);
        var reference = context.Case.Journal.AddEvidence(context.Step.Id + ".written.json", WrittenReportFile.Bytes(account));
        return new StepOutcome
        {
            Evidence = [reference],
            Facts = [new WrittenReportReference(reference.File, reference.Sha256, account.Lists.Sum(list => list.Rows.Count)) { Tables = account.IsUnreachable ? null : account.Tables.Count }],
        };
    }

    private static WrittenReport Account(StepContext context)
    {
        var (plan, cancellation) = (context.Plan, context.Cancellation);
        var databases = CaseDatabase.Of(plan);
        var backups = databases.Select(database => CarriedBackup.Find(context.Case, database, context.BackupFile)).ToArray();
        using var server = context.Open(plan.NewServerInstance);

        // The list is final only when nobody can add to it.
        LockAction.EnsureLocked(server, databases, cancellation);
        var compared = context.Case.Procedure.Forward.Find(StepAction.Compare)!.Id;
        var record = context.Case.State.Of(compared);
        return new WrittenReport
        {
            Database = plan.Venue.Database,
            ServerInstance = plan.NewServerInstance,
            Tables = [.. databases.Zip(backups, (database, backup) => Tables(context, server, database, backup)).SelectMany(tables => tables)],

            // Before the marks were noted no POS terminal was on: what there is then shows up in the tables.
            Lists = record.DoneAt is null ? [] : WrittenSince.Lists(server, plan.Venue, ReceiptMarks.From(record.Facts, plan.Venue.AccountingQueries.Count), cancellation).ToArray(),
        };
    }

    private static WrittenTable[] Tables(StepContext context, IDatabaseInstance server, CaseDatabase database, CarriedBackup backup)
    {
        var cancellation = context.Cancellation;
        var before = backup.Manifest.Content;
        DatabaseFingerprint now;
        using (var whole = server.OpenContent(database.Name, cancellation))
        {
            now = FingerprintWork.Run(database.Name, whole, 0, context.Observer, cancellation);
        }

        if (before.Fingerprint == now.Fingerprint)
        {
            return [];
        }

        using var baseline = Baseline.Open(context, server, database, backup);
        using var content = server.OpenContent(database.Name, cancellation);
        return TableDifference.Between(database.Other?.Name, before, now, baseline.Content, content, cancellation).ToArray();
    }
}
