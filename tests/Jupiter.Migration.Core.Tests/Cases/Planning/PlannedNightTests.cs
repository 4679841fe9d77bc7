using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Planning;

/// <summary>A plan is looked at when it is made: its folders, its hour, its names (clauses O1, O2, R2, S2). None of it refuses the plan.</summary>
public sealed class PlannedNightTests
{
    [Theory]
    [InlineData("2026-03-27T09:59+03:00", CheckStatus.Pass)]
    [InlineData("2026-03-27T10:00+03:00", CheckStatus.Warning)]
    [InlineData("2026-03-27T12:00+05:00", CheckStatus.Warning)]
    [InlineData("2026-03-27T22:59+03:00", CheckStatus.Warning)]
    [InlineData("2026-03-27T23:00+03:00", CheckStatus.Pass)]
    public void A_start_while_the_venue_is_open_is_named_with_its_hours(string start, CheckStatus expected)
    {
        using var sample = new SampleCase();

        var found = Single("Case.Hours", sample, sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow")), DateTimeOffset.Parse(start, null));

        Assert.Equal((expected, false), (found.Status, found.Blocks));
        Assert.Equal(expected == CheckStatus.Warning, found.Actual.Contains("10:00–23:00", StringComparison.Ordinal) && found.Actual.Contains("Europe/Moscow", StringComparison.Ordinal));
    }

    [Fact]
    public void A_start_in_the_hours_after_midnight_of_the_day_before_is_named_and_so_are_hours_that_nobody_knows()
    {
        using var sample = new SampleCase();
        VenueOpeningHours[] nights = [new() { Days = [DayOfWeek.Thursday], Opens = TimeSpan.FromHours(22), Closes = TimeSpan.FromHours(4) }];
        CheckResult At(string start, IReadOnlyList<VenueOpeningHours> hours) => Single(
            "Case.Hours", sample, sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow") with { OpeningHours = hours }), DateTimeOffset.Parse(start, null));

        Assert.Equal(CheckStatus.Warning, At("2026-03-27T03:59+03:00", nights).Status);
        Assert.Equal(CheckStatus.Pass, At("2026-03-28T03:59+03:00", nights).Status);
        Assert.Equal(CheckStatus.Warning, At("2026-03-27T03:59+03:00", []).Status);
    }

    [Theory]
    [InlineData("Bepa", ContactRoles.Owner, true)]
    [InlineData("вера", ContactRoles.It, true)]
    [InlineData("В е р а", ContactRoles.AccountManager, true)]
    [InlineData("Юпитеp", ContactRoles.Deputy, true)]
    [InlineData("Юпитер", ContactRoles.Manager, true)]
    [InlineData("Вероника", ContactRoles.Owner, false)]
    [InlineData("Bepa", "Barista", false)]
    public void Whoever_of_the_customer_is_called_like_who_executes_or_agrees_is_named(string name, string role, bool isAlike)
    {
        using var sample = new SampleCase();
        var venue = SampleCase.Describe("Europe/Moscow");

        var found = Single("Case.Names", sample, sample.Request(MigrationKind.ServerReplacement, venue with { Contacts = [.. venue.Contacts, new VenueContact { Name = name, Role = role }] }));

        Assert.Equal((isAlike ? CheckStatus.Warning : CheckStatus.Pass, isAlike), (found.Status, found.Actual.Contains($"{name} ({ContactRoles.TitleOf(role)})", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whoever_signs_may_be_the_customer_and_not_who_executes()
    {
        using var sample = new SampleCase();
        CheckResult Of(string name) => Single(
            "Case.Names", sample, sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow", [new VenueApprover { Name = name, Thumbprint = new string('A', 40) }])));

        Assert.Equal((CheckStatus.Pass, CheckStatus.Warning), (Of(SampleCase.Customer).Status, Of("Bepа").Status));
    }

    [Fact]
    public void Folders_that_are_not_there_are_named_and_those_that_are_pass()
    {
        using var sample = new SampleCase();
        var request = sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow"));
        var backups = Path.GetDirectoryName(request.BackupFile)!;

        Assert.Equal([(backups, CheckStatus.Warning), (request.CopyTo, CheckStatus.Warning)], Places(sample, request).Select(place => (place.Subject, place.Status)));
        Directory.CreateDirectory(backups);
        Directory.CreateDirectory(request.CopyTo);
        Assert.All(Places(sample, request), place => Assert.Equal(CheckStatus.Pass, place.Status));
        Assert.Empty(Directory.GetFileSystemEntries(backups));
    }

    [Fact]
    public void A_folder_that_takes_no_file_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/sys");
        using var sample = new SampleCase();
        var request = With(sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow")), backupFile: "/sys/kernel/Jupiter.bak");

        // Not even root may make a file there.
        Assert.Equal(CheckStatus.Warning, Places(sample, request)[0].Status);
    }

    [Theory]
    [InlineData("OLDBOX", CheckStatus.Warning)]
    [InlineData("127.66.0.1", CheckStatus.Pass)]
    public void A_path_of_this_computer_is_another_one_for_a_server_that_is_elsewhere(string server, CheckStatus expected)
    {
        using var sample = new SampleCase(servers: (server, "127.66.0.2"));
        var request = sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow"));
        Directory.CreateDirectory(Path.GetDirectoryName(request.BackupFile)!);
        Directory.CreateDirectory(request.CopyTo);

        var places = Places(sample, request);

        Assert.Equal([expected, CheckStatus.Pass], places.Select(place => place.Status));
        Assert.Equal(expected == CheckStatus.Warning, places[0].Actual.Contains(server, StringComparison.Ordinal));
    }

    [Fact]
    public void A_copy_on_the_volume_of_the_backup_or_of_the_database_is_named()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "a second volume");
        using var sample = new SampleCase();
        var (shared, other, store) = (Directory.CreateTempSubdirectory("jupiter-volume-"), Directory.CreateDirectory($"/dev/shm/jupiter-volume-{Guid.NewGuid():N}"), Directory.CreateTempSubdirectory("jupiter-volume-"));
        try
        {
            var plain = sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow"));
            CheckResult Of(DirectoryInfo backup, string? instance = null) => Single(
                "Case.Volume", sample, With(plain, Path.Combine(backup.FullName, "inner", "Jupiter.bak"), shared.FullName, instance));
            Directory.CreateDirectory(Path.Combine(shared.FullName, "inner"));
            Directory.CreateDirectory(Path.Combine(other.FullName, "inner"));

            Assert.Equal((CheckStatus.Pass, CheckStatus.Warning, CheckStatus.Warning), (Of(other).Status, Of(shared).Status, Of(other, "embedded:" + store.FullName).Status));
            Assert.Empty(store.GetFileSystemInfos());
        }
        finally
        {
            shared.Delete(recursive: true);
            other.Delete(recursive: true);
            store.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_was_found_stands_in_the_journal()
    {
        using var sample = new SampleCase();
        var request = With(sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow"), folder: "open"), start: sample.StartAt.AddHours(3));

        Assert.Contains(NewCase.Make(request, sample.Clock).Checks, check => check.Id == "Case.Hours" && check.Remedy.Length > 0);

        Assert.Contains("Case.Hours Warning: ", File.ReadLines(Path.Combine(request.Folder, "journal.jsonl")).First(), StringComparison.Ordinal);
    }

    private static List<CheckResult> Places(SampleCase sample, PlanRequest request) => [.. NewCase.Check(request, sample.Clock).Where(check => check.Id == "Case.Place")];

    private static CheckResult Single(string check, SampleCase sample, PlanRequest request, DateTimeOffset? start = null) =>
        NewCase.Check(start is null ? request : With(request, start: start), sample.Clock).Single(result => result.Id == check);

    private static PlanRequest With(PlanRequest request, string? backupFile = null, string? copyTo = null, string? instance = null, DateTimeOffset? start = null) => new()
    {
        Folder = request.Folder, Kind = request.Kind, Venue = request.Venue, RequireReading = request.RequireReading, StartAt = start ?? request.StartAt, OldServer = request.OldServer,
        NewServer = request.NewServer, OldServerInstance = instance is null ? request.OldServerInstance : ServerAddress.Parse(instance), NewServerInstance = request.NewServerInstance,
        BackupFile = backupFile ?? request.BackupFile, CopyTo = copyTo ?? request.CopyTo, Calendars = request.Calendars, ModuleVersion = request.ModuleVersion,
    };
}
