using System.Net;
using Jupiter.Migration.Network.Segments;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

public sealed class OwnSegmentsTests
{
    [Theory]
    [InlineData("192.168.1.1", 24, "192.168.1.200", true)]
    [InlineData("192.168.1.1", 24, "192.168.2.200", false)]
    [InlineData("192.168.1.1", 23, "192.168.0.200", true)]
    [InlineData("192.168.1.1", 24, "192.168.1.1", false)]
    [InlineData("192.168.1.1", 32, "192.168.1.2", false)]
    [InlineData("192.168.1.1", 0, "8.8.8.8", false)]
    [InlineData("192.168.1.1", 33, "192.168.1.1", false)]
    [InlineData("169.254.1.1", 16, "169.254.9.9", true)]
    [InlineData("192.168.1.1", 24, "fe80::1", false)]
    [InlineData("fe80::1", 64, "fe80::2", true)]
    [InlineData("fe80::1", 64, "fd00::2", false)]
    public void Only_another_machine_of_the_subnet_is_a_neighbour(string own, int prefix, string address, bool neighbour) =>
        Assert.Equal(neighbour, OwnSegments.IsNeighbour(IPAddress.Parse(own), prefix, IPAddress.Parse(address)));

    [Fact]
    public void Who_stands_in_it_by_cable_and_by_Wi_Fi_asks_by_cable() =>
        Assert.Equal("Ethernet", OwnSegments.Best([Link("Wi-Fi", SegmentLink.Wireless), Link("VPN", SegmentLink.PointToPoint), Link("Ethernet", SegmentLink.Cable), Link("Ethernet 2", SegmentLink.Cable)])!.Name);

    [Fact]
    public void Who_stands_in_it_by_nothing_does_not_ask() => Assert.Null(OwnSegments.Best([]));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("203.0.113.77")]
    [InlineData("2001:db8::77")]
    public void What_lies_in_no_segment_of_this_computer_has_no_interface(string address) =>
        Assert.Null(OwnSegments.Find(IPAddress.Parse(address)));

    private static SegmentInterface Link(string name, SegmentLink link) =>
        new() { Name = name, Index = 1, Link = link, OwnAddress = IPAddress.Parse("192.168.1.1"), OwnHardwareAddress = null };
}
