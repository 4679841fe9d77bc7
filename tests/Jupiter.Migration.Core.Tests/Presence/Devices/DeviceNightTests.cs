using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Cases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>A case whose servers hang at a real bridge: the port is noted at R2 and R0, and decides at R0 and on the way back, with no tag read.</summary>
[Trait("Tier", "Whole")]
public sealed class DeviceNightTests(ManagedSwitch lab) : IClassFixture<ManagedSwitch>
{
    [Fact]
    public async Task The_switch_decides_at_R0_and_on_the_way_back_and_its_community_stays_in_the_plan()
    {
        await lab.Ready();
        using var sample = Case(MigrationKind.ServerReplacement);
        var observer = new SilentObserver();
        sample.Approve();
        sample.Clock.SetUtcNow(sample.StartAt);
        var checks = new List<CheckResult>();

        StepOutcome Do(MigrationCase migration, string step)
        {
            var presence = new CasePresence(migration, null, observer, TestContext.Current.CancellationToken);
            var outcome = step switch { "R2.Check" => presence.NoteOldServer(), "R0" => presence.OnlyTargetNoted(), _ => new StepOutcome() };
            checks.AddRange(outcome.Checks);
            return outcome;
        }

        sample.GoThrough("R3a", Do);
        var noted = Assert.Single(checks);
        Assert.Equal(("Presence.Device", CheckStatus.Pass), (noted.Id, noted.Status));
        Assert.Contains("port1", noted.Actual, StringComparison.Ordinal);

        // On: refused. Shut: goes on, by the switch alone.
        Assert.Equal("BothServersPresent", Refused(sample, presence => presence.OnlyTarget(), observer));
        await lab.Shut(1);
        sample.GoThrough("R0", Do);
        Assert.Equal("Isolated", Assert.Single(checks, check => check.Id == "Presence.OldServer").Grade);

        using (var migration = sample.Open())
        {
            var data = migration.State.Of("R0").Facts.Texts;
            Assert.Equal(("Isolated", "port2"), (data["oldServer.absence"], data["newServer.networkSwitch.name"]));
        }

        // Back: the old one is on again, the new one's port is shut.
        await lab.Open(1);
        await lab.ServerSpeaks();
        Assert.Equal("BothServersPresent", Refused(sample, presence => presence.NewIsOff(), observer));
        await lab.Shut(2);
        using (var migration = sample.Open())
        {
            var back = new CasePresence(migration, null, observer, TestContext.Current.CancellationToken).NewIsOff();
            Assert.Equal("Isolated", new LineFacts(back.Facts).Texts["newServer.absence"]);
        }

        // The plan holds the venue; nothing else holds the community.
        Assert.Contains(ManagedSwitch.Community, File.ReadAllText(Path.Combine(sample.Folder, "case.json")), StringComparison.Ordinal);
        var written = Directory.EnumerateFiles(sample.Folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "case.json" && !path.EndsWith(".lock", StringComparison.Ordinal)).ToArray();
        Assert.True(written.Length > 3);
        Assert.All(written, path => Assert.DoesNotContain(ManagedSwitch.Community, File.ReadAllText(path), StringComparison.Ordinal));
        Assert.All(observer.Details.Concat(checks.Select(check => check.Evidence + check.Actual + check.Subject + check.Remedy)), text => Assert.DoesNotContain(ManagedSwitch.Community, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reinstallation_has_no_second_server_and_asks_no_device()
    {
        lab.Require();
        await lab.Stop();
        using var sample = Case(MigrationKind.OsReinstall);
        using var migration = sample.Open();

        var noted = new CasePresence(migration, null, new SilentObserver(), TestContext.Current.CancellationToken).NoteOldServer();

        Assert.Empty(noted.Facts);
        Assert.Empty(noted.Checks);
    }

    [Fact]
    public async Task A_device_that_does_not_tell_at_R2_is_a_warning_with_the_reason_and_stops_nobody()
    {
        await lab.Ready();
        await lab.Stop();
        using var sample = Case(MigrationKind.ServerReplacement);
        using var migration = sample.Open();

        var noted = new CasePresence(migration, null, new SilentObserver(), TestContext.Current.CancellationToken).NoteOldServer();

        var check = Assert.Single(noted.Checks);
        Assert.Equal((CheckStatus.Warning, SR.SnmpRefused.With(lab.Address, 161)), (check.Status, check.Actual));
        Assert.NotEmpty(check.Remedy);
        Assert.Contains("oldServer.hardwareAddress", new LineFacts(noted.Facts).Texts.Keys);
    }

    private SampleCase Case(MigrationKind kind) => new(
        kind,
        change: venue => new Venue
        {
            Name = venue.Name,
            ServerName = venue.ServerName,
            Database = venue.Database,
            TimeZone = venue.TimeZone,
            IdentityQueries = venue.IdentityQueries,
            PreconditionQueries = venue.PreconditionQueries,
            BusinessDayQuery = venue.BusinessDayQuery,
            Computers = venue.Computers,
            OpeningHours = venue.OpeningHours,
            Waivers = venue.Waivers,
            Contacts = venue.Contacts,
            NetworkSwitch = new VenueNetworkSwitch { Address = lab.Address, Community = new SecretText(ManagedSwitch.Community) },
        },
        servers: (lab.Server, lab.Till));

    private static string Refused(SampleCase sample, Func<CasePresence, StepOutcome> ask, SilentObserver observer)
    {
        using var migration = sample.Open();
        var error = Assert.Throws<MigrationException>(() => ask(new CasePresence(migration, null, observer, TestContext.Current.CancellationToken)));
        Assert.DoesNotContain(ManagedSwitch.Community, error.ToString(), StringComparison.Ordinal);
        return error.ErrorId;
    }
}
