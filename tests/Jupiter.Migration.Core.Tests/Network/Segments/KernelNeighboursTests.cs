using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

/// <summary>The packets go to a socket that swallows them; the table says what the test wants.</summary>
public sealed class KernelNeighboursTests : IDisposable
{
    private const string Heading = "IP address       HW type     Flags       HW address            Mask     Device";
    private static readonly IPAddress Address = IPAddress.Parse("127.71.0.1");

    private static readonly SegmentInterface Segment = new()
    {
        Name = "eth0", Index = 2, Link = SegmentLink.Cable, OwnAddress = IPAddress.Parse("127.71.0.2"), OwnHardwareAddress = null,
    };

    private readonly UdpClient _sink = new(new IPEndPoint(Address, 0));

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void The_table_tells_whose_card_answered()
    {
        string[] table =
        [
            Heading,
            "10.0.0.5         0x1         0x2         02:fc:00:00:00:05     *        eth0",
            "10.0.0.6         0x1         0x0         00:00:00:00:00:00     *        eth0",
            "10.0.0.7         0x1         0x6         02:fc:00:00:00:07     *        eth0",
            "10.0.0.8         0x1         0x2         02:fc:00:00:00:08     *        eth1",
            "10.0.0.9 what is this",
            "10.0.0.10        0x1         zz          02:fc:00:00:00:08     *        eth0",
        ];

        var remembered = new KernelNeighbours(() => table).Remembered(Segment);

        Assert.Equal(["10.0.0.5 02-FC-00-00-00-05", "10.0.0.7 02-FC-00-00-00-07"], remembered.Select(entry => $"{entry.Address} {entry.HardwareAddress}"));
    }

    [Fact]
    public async Task An_entry_that_comes_about_is_an_answer()
    {
        var asked = 0;
        var answer = await Ask(() => asked++ == 0 ? null : "0x2", 5000);

        Assert.Equal((NeighbourOutcome.Answered, HardwareAddress.Parse("02-fc-00-00-00-05")), (answer.Outcome, answer.HardwareAddress));
        Assert.True(_sink.Available > 0);
    }

    [Fact]
    public async Task An_entry_that_was_there_before_is_no_answer() => Assert.Equal(NeighbourOutcome.NotPossible, (await Ask(() => "0x2", 700)).Outcome);

    [Fact]
    public async Task Too_little_time_is_no_silence() => Assert.Equal(NeighbourOutcome.NotPossible, (await Ask(() => "0x0", 700)).Outcome);

    [Fact]
    public async Task An_address_that_the_kernel_never_looks_up_is_no_silence() =>
        Assert.Equal(NeighbourOutcome.NotPossible, (await Ask(() => null, 700)).Outcome);

    [Fact]
    [Trait("Tier", "Whole")]
    public async Task An_entry_that_stays_open_is_silence_but_not_before_the_kernel_gave_up()
    {
        var since = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(NeighbourOutcome.Unanswered, (await Ask(() => "0x0", 20000)).Outcome);
        Assert.InRange(since.Elapsed.TotalSeconds, 3.9, 15);
    }

    private async Task<NeighbourAnswer> Ask(Func<string?> flags, int milliseconds)
    {
        using var deadline = new CancellationTokenSource(milliseconds);
        IEnumerable<string> Table() => flags() is { } state ? [Heading, $"127.71.0.1 0x1 {state} 02:fc:00:00:00:05 * eth0"] : [Heading];
        return await new KernelNeighbours(Table, ((IPEndPoint)_sink.Client.LocalEndPoint!).Port).AskAsync(Segment, Address, deadline.Token);
    }
}
