using System;
using System.Linq;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

public sealed class NetBiosStatusTests
{
    [Fact]
    public void Samba_tells_its_names_and_no_hardware_address()
    {
        var status = NetBiosStatus.Read(Recorded.NodeStatus)!;

        Assert.Equal("JUPITER", status.Computer);
        Assert.Null(status.HardwareAddress);
        Assert.Equal(
            [("JUPITER", 0x00, false), ("JUPITER", 0x03, false), ("JUPITER", 0x20, false), ("??__MSBROWSE__?", 0x01, true), ("KASSA", 0x00, true), ("KASSA", 0x1D, false), ("KASSA", 0x1E, true)],
            status.Entries.Select(entry => (entry.Name, (int)entry.Suffix, entry.IsGroup)));
    }

    [Fact]
    public void The_unit_id_behind_the_names_is_the_hardware_address()
    {
        var told = (byte[])Recorded.NodeStatus.Clone();
        Convert.FromHexString("525400123456").CopyTo(told, 57 + (7 * 18));

        Assert.Equal("52-54-00-12-34-56", NetBiosStatus.Read(told)!.HardwareAddress!.Text);
    }

    [Fact]
    public void A_part_of_a_datagram_is_no_answer() => Assert.All(
        Enumerable.Range(0, Recorded.NodeStatus.Length), length => Assert.Null(NetBiosStatus.Read(Recorded.NodeStatus[..length])));

    [Fact]
    public void More_names_than_there_is_room_for_are_no_answer()
    {
        var lying = (byte[])Recorded.NodeStatus.Clone();
        lying[56] = 200;

        Assert.Null(NetBiosStatus.Read(lying));
    }

    [Fact]
    public void A_question_and_an_error_are_no_answer() => Assert.All([0x04, 0x84], flags =>
    {
        var other = (byte[])Recorded.NodeStatus.Clone();
        other[2] = (byte)flags;
        other[3] = (byte)(flags == 0x84 ? 0x03 : 0x00);

        Assert.Null(NetBiosStatus.Read(other));
    });

    [Fact]
    public void Names_are_encoded_as_samba_repeats_them()
    {
        Assert.Equal(Recorded.NodeStatus[12..46], NetBiosName.Anybody.Bytes);
        Assert.Equal(Recorded.NetBiosName[12..46], NetBiosName.OfComputer("Jupiter")!.Bytes);
        Assert.Equal(NetBiosName.OfComputer("A-VERY-LONG-NAM"), NetBiosName.OfComputer("a-very-long-name-of-a-server"));
        Assert.Null(NetBiosName.OfComputer("юпитер"));
    }
}
