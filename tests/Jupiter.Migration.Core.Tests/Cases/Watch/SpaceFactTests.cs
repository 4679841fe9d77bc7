using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Core.Tests.Pos;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Watch;

/// <summary>The room for the restored database is asked for while people are still waited for (clause R4a).</summary>
public sealed class SpaceFactTests : IDisposable
{
    private const long Backup = 40L << 30;

    private readonly FakeInstance _target = new();

    public void Dispose() => _target.Dispose();

    [Fact]
    public void A_disk_that_fills_up_meanwhile_is_told_with_what_is_needed_and_nothing_is_done_again()
    {
        using var sample = SwitchedOff();
        using var migration = sample.Open();
        var fact = new SpaceFact(migration, (_, _) => _target);
        _target.FreeBytes = 2 * Backup;
        Assert.True(fact.IsWatched);
        Assert.Null(fact.Ask(CancellationToken.None));

        _target.FreeBytes = Backup;
        var seen = fact.Ask(CancellationToken.None);

        Assert.Equal("NotEnoughSpace", seen!.ErrorId);
        Assert.Contains(@"D:\Data", fact.Lose(seen), StringComparison.Ordinal);
        Assert.Equal("", migration.State.Last!.Facts.Text("reopens"));
        Assert.True(fact.IsWatched);
        Assert.Null(migration.State.Of("R2.Backup").GoneAt);
    }

    [Fact]
    public void A_server_that_does_not_tell_its_free_space_has_not_lost_it()
    {
        using var sample = SwitchedOff();
        using var migration = sample.Open();

        Assert.Null(new SpaceFact(migration, (_, _) => _target).Ask(CancellationToken.None));
    }

    [Theory]
    [InlineData("R2.Verify", false)]
    [InlineData("R3a", true)]
    [InlineData("R0", true)]
    [InlineData("R4a", false)]
    public void It_is_asked_from_the_switch_off_to_the_restore(string done, bool isWatched)
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough(done);
        using var migration = sample.Open();

        Assert.Equal(isWatched, new SpaceFact(migration, (_, _) => _target).IsWatched);
    }

    private static SampleCase SwitchedOff()
    {
        var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R3a", (_, step) => new StepOutcome
        {
            Facts = step == "R2.Backup" ? new List<LineFact> { new MeasuredWork(Backup, TimeSpan.FromMinutes(3)) } : [],
        });
        return sample;
    }
}
