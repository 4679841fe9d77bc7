using System;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.DeadEnds;

/// <summary>From everything that can become of a case an honest person reaches its end.</summary>
public sealed class DeadEndTests(ITestOutputHelper output)
{
    private const int Full = 1_000_000;
    private const int Sample = 4_000;

    [Theory]
    [InlineData(MigrationKind.ServerReplacement)]
    [InlineData(MigrationKind.OsReinstall)]
    public void There_is_no_dead_end(MigrationKind kind)
    {
        var search = Search(kind);

        var way = search.Run(Sweep.Count($"positions of a case without a dead end, {kind}", Sample, Full / 2));

        Assert.True(way is null, way);
        output.WriteLine($"{search.Looked} positions");
    }

    [Fact]
    public void A_clock_that_ran_ahead_would_be_one_if_nobody_could_correct_it()
    {
        var way = Search(MigrationKind.ServerReplacement, canCorrectClock: false).Run(Full);

        Assert.NotNull(way);
        Assert.Contains("clock far ahead", way, StringComparison.Ordinal);
        Assert.Contains("nothing that it advises is possible", way, StringComparison.Ordinal);
        output.WriteLine(way);
    }

    private static DeadEndSearch Search(MigrationKind kind, bool canCorrectClock = true)
    {
        using var sample = new SampleCase(kind);
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        return new DeadEndSearch(migration.Plan, migration.PlanSha256, canCorrectClock);
    }
}
