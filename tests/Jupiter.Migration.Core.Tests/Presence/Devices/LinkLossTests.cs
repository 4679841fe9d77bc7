using System;
using CsCheck;
using Jupiter.Migration.Presence.Devices;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>For how long a port has had no link: never longer than it was, whatever the switch's count did meanwhile.</summary>
public sealed class LinkLossTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(1000u, 1000u + 360_000u, 1000u + 60_000u, 3000)]
    [InlineData(1000u, 1000u + 360_000u, 1000u + 360_000u, 0)]
    [InlineData(uint.MaxValue - 100_000u, 259_999u, 199_999u, 600)]
    [InlineData(uint.MaxValue - 100_000u, 259_999u, uint.MaxValue, 2600)]
    public void It_is_counted_from_the_change_also_where_the_count_begins_anew(uint then, uint now, uint change, int seconds) =>
        Assert.Equal((TimeSpan.FromSeconds(seconds), LinkDoubt.None), LinkLoss.Of(then, Hour, now, change));

    [Theory]
    [InlineData(0u)]
    [InlineData(900u)]
    [InlineData(1000u)]
    [InlineData(400_000u)]
    public void A_port_that_lost_its_link_before_it_was_seen_with_one_belongs_to_a_switch_that_keeps_no_time(uint change) =>
        Assert.Equal(((TimeSpan?)null, LinkDoubt.NotKept), LinkLoss.Of(1000, Hour, 361_000, change));

    [Fact]
    public void A_switch_that_does_not_say_keeps_no_time() => Assert.Equal(((TimeSpan?)null, LinkDoubt.NotKept), LinkLoss.Of(1000, Hour, 361_000, null));

    [Theory]
    [InlineData(50_000_000u, 180_000u, 0u)]
    [InlineData(50_000_000u, 180_000u, 3000u)]
    public void A_switch_that_was_restarted_since_knows_nothing(uint then, uint now, uint change) =>
        Assert.Equal(((TimeSpan?)null, LinkDoubt.Restarted), LinkLoss.Of(then, Hour, now, change));

    [Fact]
    public void Clocks_that_do_not_go_together_tell_nothing()
    {
        Assert.Equal(LinkDoubt.ClocksDiffer, LinkLoss.Of(1000, Hour, 1000 + 720_000, 400_000).Doubt);
        Assert.Equal(LinkDoubt.ClocksDiffer, LinkLoss.Of(1000, -Hour, 1000 + 360_000, 100_000).Doubt);
        Assert.NotEqual(LinkDoubt.None, LinkLoss.Of(1000, TimeSpan.FromDays(498), 1000 + 12_960_000, 2000).Doubt);
    }

    /// <summary>
    /// A port that lost its link some time after it was seen, on a switch that runs on, with clocks that differ by minutes: what is told
    /// is what was, to the hundredth of a second, wherever the count began anew.
    /// </summary>
    [Fact]
    public void What_is_told_is_what_was() => Gen.Select(Gen.UInt, Gen.Int[0, 20_000_000], Gen.Int[1, 20_000_000], Gen.Int[-290, 290]).Sample((then, lost, more, off) =>
    {
        var change = unchecked(then + (uint)lost + 1);
        var now = unchecked(change + (uint)more);
        var elapsed = TimeSpan.FromSeconds(((lost + 1L + more) / 100.0) + off);

        var (lasted, doubt) = LinkLoss.Of(then, elapsed, now, change);

        Assert.Equal(LinkDoubt.None, doubt);
        Assert.Equal(more / 100.0, lasted!.Value.TotalSeconds, 3);
    });

    /// <summary>A switch that was restarted, at any moment, with any count: never longer than it has run since.</summary>
    [Fact]
    public void After_a_restart_it_is_never_longer_than_the_switch_runs() => Gen.Select(Gen.UInt, Gen.Int[0, 8_640_000], Gen.Int[0, 8_640_000]).Sample((then, before, runs) =>
    {
        var elapsed = TimeSpan.FromSeconds((before + runs) / 100.0);
        for (var i = 0; i <= 4; i++)
        {
            var change = (uint)((long)runs * i / 4);
            var (lasted, _) = LinkLoss.Of(then, elapsed, (uint)runs, change);
            Assert.True(lasted is null || lasted <= TimeSpan.FromSeconds((runs - change) / 100.0));
        }
    });
}
