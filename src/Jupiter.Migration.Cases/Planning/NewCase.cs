using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>Makes cases: refuses what can't become a night, and writes the plan (clauses O1, S2).</summary>
public static class NewCase
{
    /// <summary>Checks a plan without writing anything.</summary>
    /// <param name="request">The plan.</param>
    /// <param name="clock">Tells the time.</param>
    /// <returns>The checks: lead time, with waivers applied; opening hours, names, places, computers, none of which refuses a plan.</returns>
    /// <exception cref="MigrationException">
    /// LeadTimeTooShort, CaseServersMissing, CaseTrialServerMissing, SameServer, CaseVenueIncomplete, CaseQueriesRefused, CaseHasNoSpecialist, CaseDisarmNotConsented, CaseOnOldServer, BackupOnOldServer, CopyFolderIsSame, SerialNumberUnusable,
    /// HostInvalid, and what the calendar says.
    /// </exception>
    public static IReadOnlyList<CheckResult> Check(PlanRequest request, TimeProvider clock) => Checked(request, clock, new RecordedSettings(request));

    private static IReadOnlyList<CheckResult> Checked(PlanRequest request, TimeProvider clock, RecordedSettings settings)
    {
        RequireServers(request);
        RequireVenue(request);
        RequirePlaces(request);
        RequireTrial(request);
        DisarmConsent.Require(request);
        return [.. RequireLeadTime(request, clock.GetUtcNow()), PlannedHours.Check(request), PlannedNames.Check(request, SpecialistOf(request)!), .. PlannedPlaces.Check(request), .. PlannedComputers.Check(request, settings)];
    }

    /// <summary>Makes a case.</summary>
    /// <param name="request">The plan.</param>
    /// <param name="clock">Tells the time.</param>
    /// <returns>The status of the new case.</returns>
    /// <exception cref="MigrationException">CaseFolderNotEmpty, what <see cref="Check"/> throws, what the file system says.</exception>
    public static CaseStatus Make(PlanRequest request, TimeProvider clock)
    {
        var settings = new RecordedSettings(request);
        var checks = Checked(request, clock, settings);
        var layout = new CaseLayout(request.Folder);
        if (Directory.Exists(layout.Root) && Directory.EnumerateFileSystemEntries(layout.Root).Any())
        {
            throw MigrationException.Because(nameof(SR.CaseFolderNotEmpty), layout.Root, layout.Root);
        }

        FileErrors.Named(layout.Root, () =>
        {
            DurableFile.CreateFolder(layout.Root, request.Shared ? FileRights.OfFolder : FileRights.Owner);
            DurableFile.CreateFolder(layout.Evidence);
            PlanFile.Write(layout, Plan(request, clock.GetUtcNow(), settings));
        });

        using var migration = MigrationCase.Open(layout.Root, clock);
        var found = string.Join("; ", checks.Select(check => $"{check.Id} {check.Status}: {check.Actual}"));
        migration.Record("", CaseEvents.Created, [new PlannedCase(migration.Plan.Id, migration.Plan.Kind.ToString(), migration.Plan.Venue.Name, migration.PlanSha256, found)]);
        return CaseStatusView.Of(migration, checks);
    }

    private static CasePlan Plan(PlanRequest request, DateTimeOffset now, RecordedSettings settings)
    {
        var zone = VenueTime.ZoneOf(request.Venue);
        var procedure = (request.Procedures ?? ShippedProcedures.All).Newest(request.Kind);
        var id = Guid.NewGuid().ToString("N").Substring(0, 12);
        return new CasePlan
        {
            Id = id,
            Kind = request.Kind,
            ProcedureSha256 = procedure.Sha256,
            Steps = Stored(procedure.Forward),
            StepsBack = Stored(procedure.Back),
            StartAt = TimeZoneInfo.ConvertTime(request.StartAt, zone),
            CreatedAt = TimeZoneInfo.ConvertTime(now, zone),
            Specialist = SpecialistOf(request)!,
            OldServer = request.OldServer,
            NewServer = request.NewServer,
            NewServerTakesAddress = request.NewServerTakesAddress,
            WatchFrom = request.WatchFrom,
            Disarm = request.Disarm ? true : null,
            OldServerSerialSha256 = request.OldServerSerialNumber is { } oldSerial ? SerialNumber.Digest(oldSerial, id) : null,
            NewServerSerialSha256 = request.NewServerSerialNumber is { } newSerial ? SerialNumber.Digest(newSerial, id) : null,
            OldServerInstance = request.OldServerInstance.Text,
            NewServerInstance = (request.NewServerInstance ?? request.OldServerInstance).Text,
            TrialServerInstance = request.Kind == MigrationKind.OsReinstall ? request.TrialServerInstance?.Text : null,
            BackupFile = request.BackupFile,
            CopyTo = request.CopyTo,
            Shared = request.Shared ? true : null,
            PresencePort = request.PresencePort,
            ProgramName = request.ProgramName,
            TurnBackMarginMinutes = TurnBack.UsualMarginMinutes,
            WayBackMinutes = request.WayBackMinutes,
            Rates = request.Rates,
            ModuleVersion = request.ModuleVersion,
            Venue = settings.Apply(),
        };
    }

    private static JsonElement Stored(Procedure procedure) =>
        JsonSerializer.SerializeToElement(procedure.Steps, ProcedureJson.Default.IReadOnlyListStepDefinition);

    private static void RequireServers(PlanRequest request)
    {
        NetworkHost.Parse(request.OldServer);
        foreach (var serialNumber in new[] { request.OldServerSerialNumber, request.NewServerSerialNumber }.Where(number => number is not null))
        {
            SerialNumber.Digest(serialNumber!, "");
        }

        if (request.Kind == MigrationKind.ServerReplacement)
        {
            if (request.NewServer is null || request.NewServerInstance is null)
            {
                throw Because(nameof(SR.CaseServersMissing), request);
            }

            var (old, @new) = (NetworkHost.Parse(request.OldServer), NetworkHost.Parse(request.NewServer));
            if (!request.NewServerTakesAddress && (old.IsWrittenLike(@new) || string.Equals(request.OldServerInstance.Text, request.NewServerInstance.Text, StringComparison.OrdinalIgnoreCase)))
            {
                throw Because(nameof(SR.SameServer), request, old, @new, request.OldServer);
            }
        }
    }

    private static void RequireVenue(PlanRequest request)
    {
        if (SpecialistOf(request) is null)
        {
            throw Because(nameof(SR.CaseHasNoSpecialist), request, request.Venue.Name);
        }

        var missing = PlannedVenue.MissingOf(request.Venue, request.StartAt).ToArray();
        if (missing.Length > 0)
        {
            throw Because(nameof(SR.CaseVenueIncomplete), request, request.Venue.Name, string.Join("; ", missing));
        }

        var refused = VenueQueryRule.RefusedOf(request.Venue, request.RequireReading).ToArray();
        if (refused.Length > 0)
        {
            throw Because(nameof(SR.CaseQueriesRefused), request, request.Venue.Name, string.Join("; ", refused));
        }
    }

    // The machine that is reinstalled has no other self to try on.
    private static void RequireTrial(PlanRequest request)
    {
        var isTried = (request.Procedures ?? ShippedProcedures.All).Newest(request.Kind).Forward.Find(StepAction.Trial) is not null;
        if (request.Kind == MigrationKind.OsReinstall && isTried && !TrialRule.IsWaived(request.Venue, request.StartAt)
            && (request.TrialServerInstance is not { } trial || string.Equals(trial.Text, request.OldServerInstance.Text, StringComparison.OrdinalIgnoreCase)))
        {
            throw Because(nameof(SR.CaseTrialServerMissing), request, request.OldServerInstance.Text);
        }
    }

    // Nothing that is needed after the switch-off may go down with the server (clause S2).
    private static void RequirePlaces(PlanRequest request)
    {
        var disk = OldServerDisk.Of(request.OldServerInstance, request.OldServer, request.Venue.ServerName);
        if (request.Kind == MigrationKind.OsReinstall && disk.Holds(request.Folder))
        {
            throw Because(nameof(SR.CaseOnOldServer), request, request.Folder, request.OldServer);
        }

        var place = Path.GetDirectoryName(request.BackupFile)!;
        if (string.Equals(Path.GetFullPath(request.CopyTo), place, StringComparison.OrdinalIgnoreCase)
            || (Directory.Exists(request.CopyTo) && Directory.Exists(place) && PlaceProbe.AreOne(place, request.CopyTo) == true))
        {
            throw Because(nameof(SR.CopyFolderIsSame), request, request.CopyTo);
        }

        if (disk.Holds(request.CopyTo))
        {
            throw Because(nameof(SR.BackupOnOldServer), request, request.CopyTo, request.OldServer);
        }
    }

    private static CheckResult[] RequireLeadTime(PlanRequest request, DateTimeOffset now)
    {
        var waived = request.Venue.WaivedAt(now);
        var working = new WorkingDays(request.Calendars, request.Venue.RegionalDaysOff);
        var checks = Waiver.Apply(waived, [new LeadTime(working).Check(now, request.StartAt, VenueTime.ZoneOf(request.Venue))]).ToArray();
        return !checks.Any(check => check.Blocks)
            ? checks
            : throw MigrationException.Because(
                nameof(SR.LeadTimeTooShort), checks,
                CaseTime.Local(request.StartAt, request.Venue), checks[0].Actual, request.Venue.ManagerPhone);
    }

    private static string? SpecialistOf(PlanRequest request) => request.Specialist
        ?? request.Venue.Contacts.FirstOrDefault(contact => string.Equals(contact.Role, ContactRoles.Specialist, StringComparison.OrdinalIgnoreCase))?.Name;

    private static MigrationException Because(string errorId, PlanRequest request, params object?[] arguments) =>
        MigrationException.Because(errorId, request.Folder, arguments);
}
