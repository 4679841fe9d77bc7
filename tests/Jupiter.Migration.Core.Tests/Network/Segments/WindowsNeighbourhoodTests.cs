using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using CsCheck;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

/// <summary>What results and tables of iphlpapi mean. Neither needs Windows; what is asked there for real, build/windows tries.</summary>
public sealed class WindowsNeighbourhoodTests
{
    private const int Reachable = 5;
    private const int Interface = 7;
    private static readonly TimeSpan ThreeQuestions = TimeSpan.FromSeconds(3);
    private static readonly IPAddress Address = IPAddress.Parse("192.168.1.10");
    private static readonly HardwareAddress Card = HardwareAddress.Parse("02-00-00-00-00-10")!;

    [Fact]
    public void A_row_that_was_filled_is_an_answer()
    {
        var answer = WindowsNeighbourhood.Judge(0, TimeSpan.Zero, Row(Address, Reachable));

        Assert.Equal((NeighbourOutcome.Answered, Card), (answer.Outcome, answer.HardwareAddress));
    }

    // NL_NEIGHBOR_STATE: 0 unreachable, 1 incomplete, 6 permanent: written down by hand, so that nobody was asked.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Success_without_anybody_who_answered_is_no_answer(int state) =>
        Assert.Equal(NeighbourOutcome.NotPossible, WindowsNeighbourhood.Judge(0, ThreeQuestions, Row(Address, state)).Outcome);

    [Fact]
    public void Nobody_there_is_what_Windows_says_after_it_had_the_time_to_ask()
    {
        var empty = IpNetRow.For(Address, Interface);

        Assert.Equal(NeighbourOutcome.Unanswered, WindowsNeighbourhood.Judge(67, ThreeQuestions, empty).Outcome);
        Assert.Equal(NeighbourOutcome.NotPossible, WindowsNeighbourhood.Judge(67, TimeSpan.FromMilliseconds(900), empty).Outcome);
    }

    // No such call; access denied, not working, not supported, a wrong parameter, no such interface, unreachable.
    [Fact]
    public void Any_other_result_says_nothing_and_is_named_in_the_evidence() => Assert.All(new uint?[] { null, 5, 31, 50, 87, 1168, 1231, 1232 }, result =>
    {
        var answer = WindowsNeighbourhood.Judge(result, ThreeQuestions, IpNetRow.For(Address, Interface));

        Assert.Equal(NeighbourOutcome.NotPossible, answer.Outcome);
        Assert.EndsWith(result?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-", answer.Means, StringComparison.Ordinal);
    });

    [Fact]
    public void A_table_names_the_neighbours_of_one_interface_over_both_protocols()
    {
        var other = Row(IPAddress.Parse("192.168.1.11"), Reachable);
        other[28]++;

        var neighbours = Read(4, Row(Address, Reachable), other, Row(IPAddress.Parse("fe80::1122"), 4), Row(IPAddress.Parse("192.168.1.12"), 1));

        Assert.Equal(["192.168.1.10 02-00-00-00-00-10", "fe80::1122 02-00-00-00-00-10"], neighbours.Select(each => $"{each.Address} {each.HardwareAddress}"));
    }

    [Fact]
    public void A_table_without_rows_is_empty() => Assert.Empty(Read(0));

    [Fact]
    public void Whatever_the_rows_hold_only_neighbours_with_a_card_come_out() => Gen.Byte.Array[IpNetRow.Size].Array[1, 4].Sample(
        rows =>
        {
            foreach (var row in rows)
            {
                // Most of what is random is thrown away by the first members.
                row[0] = (byte)(row[0] % 2 == 0 ? 2 : 23);
                row[1] = 0;
                BitConverter.GetBytes(Interface).CopyTo(row, 28);
                row.AsSpan(73, 3).Clear();
                row.AsSpan(77, 3).Clear();
            }

            return Read((uint)rows.Length, rows).Count <= rows.Length;
        },
        iter: Sweep.Count("tables of neighbours", 20_000, 1_000_000));

    [Fact]
    public async Task Where_there_is_no_such_library_nothing_can_be_asked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has the library");
        var segment = new SegmentInterface { Name = "Ethernet", Index = Interface, Link = SegmentLink.Cable, OwnAddress = IPAddress.Parse("192.168.1.50"), OwnHardwareAddress = Card };

        var answer = await new WindowsNeighbourhood(OwnCards.Fresh).AskAsync(segment, Address, TestContext.Current.CancellationToken);

        Assert.Equal((NeighbourOutcome.NotPossible, "ResolveIpNetEntry2 -"), (answer.Outcome, answer.Means));
        Assert.Empty(new WindowsNeighbourhood(OwnCards.Fresh).Remembered(segment));
    }

    private static byte[] Row(IPAddress address, int state)
    {
        var row = IpNetRow.For(address, Interface);
        Card.Bytes().CopyTo(row, 40);
        row[72] = 6;
        row[76] = (byte)state;
        return row;
    }

    private static IReadOnlyList<Neighbour> Read(uint count, params byte[][] rows)
    {
        var table = Marshal.AllocHGlobal(IpNetRow.FirstRow + (rows.Length * IpNetRow.Size));
        try
        {
            Marshal.WriteInt64(table, count);
            for (var i = 0; i < rows.Length; i++)
            {
                Marshal.Copy(rows[i], 0, IntPtr.Add(table, IpNetRow.FirstRow + (i * IpNetRow.Size)), IpNetRow.Size);
            }

            return WindowsNeighbourhood.Read(table, Interface);
        }
        finally
        {
            Marshal.FreeHGlobal(table);
        }
    }
}
