using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>A sweep of a real segment, through the system's own table.</summary>
[Trait("Tier", "Whole")]
public sealed class SegmentSweepTests(AnsweringComputer computer) : IClassFixture<AnsweringComputer>
{
    // All four ports of a server behind a firewall are waited for at once, and no more.
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(19);

    [Fact]
    public async Task Everybody_who_is_on_is_found_behind_a_firewall_too_and_a_memory_is_nobody()
    {
        computer.Require();
        await computer.Appear(77);
        await computer.Appear(200);
        await computer.Appear(254);
        await computer.Hide(200);

        var first = await Sweep();

        Assert.Equal([computer.Address, computer.At(200), computer.At(254), computer.At(77)], first.Keys.Order(StringComparer.Ordinal));
        Assert.Single(first.Values.Select(finding => finding.HardwareAddress).Distinct());
        Assert.All(first.Values, finding => Assert.Equal(finding.Address.ToString() == computer.At(200) ? [] : SweepPorts.Usual, finding.Refused));

        // Now the system remembers them all.
        await computer.Vanish(254);

        Assert.Equal([computer.Address, computer.At(200), computer.At(77)], (await Sweep()).Keys.Order(StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, SweepFinding>> Sweep()
    {
        var watch = Stopwatch.StartNew();
        var found = new List<SweepFinding>();
        var summary = await new SubnetSweep(Neighbourhoods.OfThisComputer()) { ConnectPatience = ConnectPatience }.RunAsync(computer.Subnet, found.Add, TestContext.Current.CancellationToken);
        Assert.Equal((253, found.Count), (summary.Asked, summary.Found));
        Assert.True(watch.Elapsed < LongestSweep);
        return found.ToDictionary(finding => finding.Address.ToString());
    }
}
