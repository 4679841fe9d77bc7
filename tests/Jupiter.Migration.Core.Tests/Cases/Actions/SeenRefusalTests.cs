using System;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Actions;

/// <summary>Whoever decides has seen what he decides on: the place of the server and the folders ask in the same way.</summary>
public sealed class SeenRefusalTests
{
    private const string There = "Pos.ServerName KASSA-1: leads to 10.0.0.1";

    [Theory]
    [InlineData(There, SampleCase.Specialist, true)]
    [InlineData(There, null, false)]
    [InlineData("Pos.ServerName KASSA-1: leads to 10.0.0.2", SampleCase.Specialist, false)]
    [InlineData("Pos.ServerName BAR: leads to 10.0.0.1", SampleCase.Specialist, false)]
    public void A_decision_counts_for_the_findings_of_the_refusal_before_and_for_no_others(string found, string? decidedBy, bool counts)
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R2.Check");
        Assert.Throws<MigrationException>(() => Attempt(sample, decidedBy, context => throw MigrationException.Because(nameof(SR.PlaceNotProved), null, There, "")));

        Attempt(sample, decidedBy, context =>
        {
            Assert.Equal(counts, SeenRefusal.IsDecided(context, nameof(SR.PlaceNotProved), [found]));
            Assert.False(SeenRefusal.IsDecided(context, nameof(SR.FoldersNotCarried), [found]));
        });
    }

    private static void Attempt(SampleCase sample, string? decidedBy, Action<StepContext> work)
    {
        using var migration = sample.Open();
        var step = migration.Current.Find(StepAction.CarryLogins)!;
        new StepRun(migration, step).Do(() =>
        {
            work(Context(migration, step, decidedBy));
            return new StepOutcome();
        });
    }

    private static StepContext Context(MigrationCase migration, StepDefinition step, string? decidedBy) => new()
    {
        Case = migration,
        Step = step,
        Open = _ => throw new InvalidOperationException(),
        Engines = null!,
        DecidedBy = decidedBy,
        Settings = _ => throw new InvalidOperationException(),
        MayChange = (_, _) => true,
        Observer = new SilentObserver(),
        Cancellation = CancellationToken.None,
    };
}
