using System;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Plans;

/// <summary>No machine is touched of which the plan has no line that somebody agrees to (clauses O2, O5).</summary>
public sealed class MachineConsentTests
{
    [Fact]
    public void Each_machine_of_a_replacement_has_one_line()
    {
        using var sample = new SampleCase(change: venue => venue with
        {
            Computers = [.. venue.Computers.Select(computer => computer with { AllowsCim = !computer.IsMainPos })],
            Hypervisor = new VenueHypervisor { Address = "vmhost" },
            Disarm = new VenueDisarm { Server = "127.66.0.1", ConsentBy = SampleCase.Customer },
        }, disarm: true);
        var consents = sample.Status().Consents;

        Assert.Equal([SR.ConsentNameOld.With("127.66.0.1"), SR.ConsentNameNew.With("127.66.0.2"), "KASSA-1", "BAR", "vmhost"], consents.Select(one => one.Machine));
        Assert.EndsWith(SR.ConsentDisarmed.With(SampleCase.Customer), consents[0].Work, StringComparison.Ordinal);
        Assert.Contains(SR.ConsentMainPos, consents[2].Work, StringComparison.Ordinal);
        Assert.EndsWith(SR.ConsentAskedByCim, consents[3].Work, StringComparison.Ordinal);
        Assert.All(consents, one => Assert.Equal("Анна, Игорь", one.By));
    }

    [Fact]
    public void The_server_of_a_reinstallation_and_that_of_its_trial_have_one_each()
    {
        using var sample = new SampleCase(MigrationKind.OsReinstall);

        Assert.Equal(["127.66.0.1", "127.66.0.3", "KASSA-1", "BAR"], sample.Status().Consents.Select(one => one.Machine));
    }

    [Fact]
    public void What_is_several_things_has_one_line_and_whoever_keeps_the_copy_has_one_too()
    {
        using var sample = new SampleCase();
        var plain = sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow"), folder: "watched", takesAddress: true);
        NewCase.Make(
            new PlanRequest
            {
                Folder = plain.Folder, Kind = plain.Kind, Venue = plain.Venue, RequireReading = plain.RequireReading, StartAt = plain.StartAt, OldServer = plain.OldServer, NewServer = plain.OldServer,
                NewServerTakesAddress = true, WatchFrom = "bar", OldServerInstance = plain.OldServerInstance, NewServerInstance = plain.OldServerInstance, BackupFile = plain.BackupFile,
                CopyTo = @"\\NAS\jupiter", Calendars = plain.Calendars, ModuleVersion = plain.ModuleVersion,
            },
            sample.Clock);
        using var migration = MigrationCase.Look(plain.Folder, sample.Clock);
        var consents = MachineConsent.Of(migration.Plan);

        Assert.Equal([SR.ConsentNameOld.With("127.66.0.1"), SR.ConsentNameNew.With("127.66.0.1"), "KASSA-1", "BAR", "NAS"], consents.Select(one => one.Machine));
        Assert.EndsWith(SR.ConsentTakesAddress, consents[1].Work, StringComparison.Ordinal);
        Assert.EndsWith(SR.ConsentWatch, consents[3].Work, StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_signed_on_paper_and_agreed_to_in_the_message_of_the_start()
    {
        using var sample = new SampleCase();
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        var (memo, start) = (VenueMemo.Of(migration), sample.Status().Steps.Single(step => step.Id == "R1"));

        // Its lines are no longer than a screen is wide.
        var boxes = string.Join(' ', memo.Text().Select(line => line.Trim())).Split("[ ] ");
        foreach (var consent in MachineConsent.Of(migration.Plan))
        {
            Assert.Contains(boxes, box => box.Contains(SR.MemoConsent.With(consent.Machine, consent.Work, consent.By), StringComparison.Ordinal));
        }

        Assert.All([start.MessageRussian, start.MessageEnglish], message => Assert.Contains(": 127.66.0.1, 127.66.0.2, KASSA-1, BAR.", message, StringComparison.Ordinal));
    }
}
