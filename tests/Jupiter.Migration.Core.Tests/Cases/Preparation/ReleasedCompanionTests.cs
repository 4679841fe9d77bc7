using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Pos;
using Jupiter.Migration.Core.Tests.Servers;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Companions;
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

    [Fact]
    public void A_venues_own_row_holds_the_night_before_the_switch_off_until_somebody_names_himself()
    {
        using var sample = Case(Old("PagerGate"), venue => venue with { Companions = [Pager] }, "R2.Check");

        var held = Assert.Throws<MigrationException>(() => CarryLogins(sample, null));
        Assert.Equal("StepChecksFailed", held.ErrorId);
        Assert.Contains("Companion.Released Guest pagers", held.Message, StringComparison.Ordinal);
        using (var migration = sample.Open())
        {
            Assert.Equal("StepNotItsTurn", Assert.Throws<MigrationException>(() => StepCompletion.Record(
                migration, new StepWord { Step = "R3a", By = SampleCase.Customer }, new SilentObserver(), CancellationToken.None)).ErrorId);
        }

        CarryLogins(sample, SampleCase.Specialist);
        sample.GoThrough("R3a");
    }

    [Fact]
    public void A_venues_own_row_is_waived_by_name_and_the_night_goes_on()
    {
        using var sample = Case(Old("PagerGate"), venue => venue with
        {
            Companions = [Pager],
            Waivers = [.. venue.Waivers, new VenueWaiver { Check = "Companion.Released", By = SampleCase.Customer, Reason = "no pagers any more", Until = DateTimeOffset.MaxValue }],
        }, "R2.Check");

        CarryLogins(sample, null);
        sample.GoThrough("R3a");
    }

    [Fact]
    public void A_venues_row_goes_before_the_modules_of_the_same_name_and_beside_the_others()
    {
        using var sample = Case(Old("hasplms"), venue => venue with { Companions = [Row("sentinel HASP / LDK", "hasplms", "Ask the pizzeria's accountant.")] });

        Assert.Equal("Ask the pizzeria's accountant.", Assert.Single(Ask(sample, null)).Expected);
        using var other = Case(Old("hasplms"), venue => venue with { Companions = [Pager] });
        Assert.Equal("Sentinel HASP / LDK", Assert.Single(Ask(other, null)).Subject);
    }

    private static CompanionRequirement Pager => Row("Guest pagers", "PagerGate", "Note the number of its base.");

    private static CompanionRequirement Row(string name, string service, string before) => new()
    {
        Name = name,
        Services = [service],
        Before = new BothLanguages { En = before, Ru = before },
        Proof = new BothLanguages { En = "A pager rings.", Ru = "Пейджер звонит." },
        Page = "https://pagers.example",
        Source = "https://pagers.example/manual",
    };

    private static ServerInventory Old(string service) => SampleInstance.Old() with
    {
        Programs = new ServerPrograms { Services = [new ServerService { Name = service, Start = ServiceStart.Automatic }], Installed = [] },
    };

    private SampleCase Case(ServerInventory? old, Func<Venue, Venue>? change = null, string? until = null)
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

        if (until is not null)
        {
            sample.GoThrough(until);
        }

        return sample;
    }

    private static IReadOnlyList<CheckResult> Ask(SampleCase sample, string? decidedBy)
    {
        using var migration = sample.Open();
        return [.. ReleasedCompanions.Check(Context(migration, decidedBy))];
    }

    private static void CarryLogins(SampleCase sample, string? decidedBy)
    {
        using var migration = sample.Open();
        var context = Context(migration, decidedBy);
        new StepRun(migration, context.Step).Do(() => new CarryLoginsAction().Run(context));
    }

    private static StepContext Context(MigrationCase migration, string? decidedBy) => new()
    {
        Case = migration,
        Step = migration.Current.Find(StepAction.CarryLogins)!,
        Open = _ => new FakeInstance(),
        Engines = null!,
        DecidedBy = decidedBy,
        Settings = _ => throw new InvalidOperationException(),
        MayChange = (_, _) => true,
        Observer = new SilentObserver(),
        Cancellation = CancellationToken.None,
    };
}
