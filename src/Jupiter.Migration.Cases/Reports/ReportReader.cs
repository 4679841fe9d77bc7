using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>Reads a case for a report. Nothing is changed in it, and nobody has to hold it.</summary>
public static class ReportReader
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">Full path of the folder of the case.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Stops the audit.</param>
    /// <returns>The report.</returns>
    /// <exception cref="MigrationException">What <see cref="MigrationCase.Look"/> throws.</exception>
    public static CaseReport Read(string folder, TimeProvider clock, CancellationToken cancellation)
    {
        using var migration = MigrationCase.Look(folder, clock);
        var (plan, state, zone) = (migration.Plan, migration.State, VenueTime.ZoneOf(migration.Plan.Venue));
        DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);
        DateTimeOffset? LocalOr(DateTimeOffset? time) => time is { } at ? Local(at) : null;

        var events = new ReportEvents(Local);
        string? wayBack = null;
        JournalReader.Read(migration.Layout.Root, entry =>
        {
            events.Take(entry);
            wayBack = entry.Event == CaseEvents.RollbackStarted ? WayBack.From(entry.Facts) is var back ? $"{back.By}: {back.Reason}" : null : wayBack;
        });
        var acceptance = AcceptanceStatus.Of(migration);
        var told = events.End(state.Last?.At ?? migration.Now);
        return new CaseReport
        {
            MadeAt = Local(migration.Shown),
            ModuleVersion = plan.ModuleVersion,
            Case = plan.Id,
            Kind = plan.Kind.ToString(),
            Phase = CaseStatusView.OverviewOf(migration).Phase.ToString(),
            Venue = plan.Venue.Name,
            StartAt = Local(plan.StartAt),
            OpensAt = VenueTime.NextOpening(plan.Venue, plan.StartAt),
            OldServer = plan.OldServer,
            NewServer = plan.NewServer,
            Callers = CaseTag.Callers(plan),
            Computers = [.. plan.Venue.Computers.Select(computer => computer.Awaited)],
            Folders = plan.Venue.Folders,
            Consents = MachineConsent.Of(plan),
            ChangesSinceApproval = FormerPlan.ChangesSince(migration),
            Approvals = [.. state.Approvals.Select(one => new ReportedApproval(
                one.By, Local(one.At), Local(one.NotBefore), Local(one.NotAfter), one.IsForTrial, one.IsSigned, one.Plan))],
            AcceptanceDeadline = LocalOr(acceptance.Deadline),
            AcceptedAt = LocalOr(acceptance.AcceptedAt),
            AcceptedBy = acceptance.By?.By,
            Remark = acceptance.Remark?.Remark,
            RetentionEnd = state.Rollback is null ? SwitchOff.EndOfWeek(migration) : null,
            WayBack = wayBack,
            WrittenList = WrittenReportAcknowledgement.Listed(migration) is { IsEmpty: false } list ? list.Code : null,
            Steps = Steps(migration, Local),
            Events = told,
            Waivers = [.. plan.Venue.Waivers.Select(one => new ReportedWaiver(one.Check, one.Reason, one.By, one.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))],
            Trial = Trial(migration, told),
            Backups = [.. CaseDatabase.Of(plan).Select(database => Backup(migration, database)).OfType<ReportedBackup>()],
            Audit = [.. JournalAudit.Run(migration.Layout.Root, cancellation).Select(check => new ReportedCheck(check.Id, check.Status.ToString(), check.Actual, check.Remedy))],
            PlanSha256 = migration.PlanSha256,
            JournalLines = state.Last?.Sequence ?? 0,
        };
    }

    private static IReadOnlyList<ReportedStep> Steps(MigrationCase migration, Func<DateTimeOffset, DateTimeOffset> local)
    {
        var view = new StepView(migration);
        var forecast = NightForecast.BeforeNight(migration).ToDictionary(one => one.Step.Id);
        var left = migration.State.Rollback is null ? [] : migration.Procedure.Forward.Steps.Where(step => migration.State.Of(step.Id).HasBegun);
        return [.. left.Concat(new Turns.StepTurns(migration).Steps).Select(step =>
        {
            var (shown, planned) = (view.Of(step), forecast.TryGetValue(step.Id, out var one) ? one : default);
            return new ReportedStep
            {
                Id = step.Id,
                Clause = step.Clause,
                Title = shown.Title,
                Owner = step.Owner.ToString(),
                State = shown.State.ToString(),
                IsOfNight = step.Window == StepWindow.Open,
                DoneAt = shown.DoneAt,
                Words = [.. shown.Attestations.Select(word => word.ToString())],
                ForecastFrom = planned.Step is null ? null : local(planned.From),
                ForecastUntil = planned.Step is null ? null : local(planned.Until),
            };
        })];
    }

    private static ReportedTrial? Trial(MigrationCase migration, IReadOnlyList<ReportedEvent> events)
    {
        if (migration.Procedure.Forward.Find(StepAction.Trial) is not { } step || Turns.TrialRule.IsWaived(migration.Plan, step))
        {
            return null;
        }

        var (record, last) = (migration.State.Of(step.Id), events.LastOrDefault(one => one.Step == step.Id));
        return new ReportedTrial(
            new StepView(migration).Of(step).State.ToString(),
            TriedServer.From(record.Facts) is { } server ? $"{server.Machine} {server.Version}".Trim() : "",
            last?.From,
            last?.Until,
            MeasuredWork.From(record.Facts)?.Length,
            FoundDamage.From(record.Facts).Findings,
            last?.Message ?? "");
    }

    private static ReportedBackup? Backup(MigrationCase migration, CaseDatabase database)
    {
        if (migration.Procedure.Forward.Find(StepAction.Backup) is null || CarriedBackup.Taken(migration, database) is not { } taken)
        {
            return null;
        }

        var manifest = new[] { taken.Copy, taken.File }.Select(ManifestOf).FirstOrDefault(found => found?.Sha256 == taken.Sha256);
        return new ReportedBackup
        {
            Database = database.Name,
            File = taken.File,
            Copy = taken.Copy,
            Sha256 = taken.Sha256,
            Fingerprint = manifest?.Content.Fingerprint,
            Tables = [.. (manifest?.Content.Tables ?? []).Select(table => new ReportedTable(table.Name, table.Rows, table.Fingerprint))],
        };
    }

    // A report is also made where the medium of the backup is not: then it has no tables, and says so.
    private static BackupManifest? ManifestOf(string backup)
    {
        try
        {
            return ManifestFile.Read(ManifestFile.PathFor(backup));
        }
        catch (Exception e) when (e is MigrationException or ArgumentException or IOException)
        {
            return null;
        }
    }
}
