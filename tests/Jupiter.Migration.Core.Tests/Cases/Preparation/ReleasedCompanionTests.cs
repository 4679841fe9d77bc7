using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Preparation;

/// <summary>What is bound to the old server holds its switch-off only where its inventory shows it, until somebody says by name that it was released (clauses P1e, R3a).</summary>
public sealed class ReleasedCompanionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_step_before_the_switch_off_is_a_gate_of_it()
    {
        using var sample = new SampleCase();
        using var migration = sample.Open();
        var logins = migration.Procedure.Forward.Find(StepAction.CarryLogins)!;

        Assert.Contains(logins.Id, migration.Procedure.Forward.Steps.Single(step => step.Id == "R3a").Gates);
    }

    [Fact]
    public void What_was_seen_holds_until_somebody_names_himself()
    {
        using var sample = Case(Old("hasplms"));

        var asked = Assert.Single(Ask(sample, null));
        Assert.Equal(("Companion.Released", CheckStatus.Unknown, true, "R3a", "Sentinel HASP / LDK"), (asked.Id, asked.Status, asked.Blocks, asked.Clause, asked.Subject));
        Assert.StartsWith("https://", asked.Evidence, StringComparison.Ordinal);

        var decided = Assert.Single(Ask(sample, SampleCase.Specialist));
        Assert.Equal((CheckStatus.Warning, false), (decided.Status, decided.Blocks));
        Assert.Contains(SampleCase.Specialist, decided.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_seen_holds_nothing_and_neither_does_a_case_without_an_inventory()
    {
        using var other = Case(Old("Spooler"));
        using var none = Case(null);

        Assert.Empty(Ask(other, null));
        Assert.Empty(Ask(none, null));
    }

    [Fact]
    public void A_venue_waives_it_by_name()
    {
        using var sample = Case(Old("Transport"), venue => venue with
        {
            Waivers = [.. venue.Waivers, new VenueWaiver { Check = "Companion.Released", By = SampleCase.Customer, Reason = "no alcohol any more", Until = DateTimeOffset.MaxValue }],
        });

        Assert.Equal(CheckStatus.Warning, Assert.Single(Ask(sample, null)).Status);
    }

    private static ServerInventory Old(string service) => SampleInstance.Old() with
    {
        Programs = new ServerPrograms { Services = [new ServerService { Name = service, Start = ServiceStart.Automatic }], Installed = [] },
    };

    private SampleCase Case(ServerInventory? old, Func<Venue, Venue>? change = null)
    {
        var sample = new SampleCase(change: change);
        sample.Approve();
        sample.GoThrough("P1f");
        if (old is not null)
        {
            var path = _folder.At(Guid.NewGuid().ToString("N") + ".json");
            ServerInventoryFile.Write(path, old);
            using var migration = sample.Open();
            StepCompletion.Record(migration, new StepWord { Step = "P2", By = SampleCase.Specialist, Inventory = path }, new SilentObserver(), CancellationToken.None);
        }

        return sample;
    }

    private static IReadOnlyList<CheckResult> Ask(SampleCase sample, string? decidedBy)
    {
        using var migration = sample.Open();
        return
        [
            .. ReleasedCompanions.Check(new StepContext
            {
                Case = migration,
                Step = migration.Current.Find(StepAction.CarryLogins)!,
                Open = _ => throw new InvalidOperationException(),
                Engines = null!,
                DecidedBy = decidedBy,
                Settings = _ => throw new InvalidOperationException(),
                MayChange = (_, _) => true,
                Observer = new SilentObserver(),
                Cancellation = CancellationToken.None,
            }),
        ];
    }
}
