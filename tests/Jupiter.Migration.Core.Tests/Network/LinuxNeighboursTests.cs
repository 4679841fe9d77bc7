using System.Net;
using Jupiter.Migration.Network;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network;

public sealed class LinuxNeighboursTests
{
    private static readonly string[] Table =
    [
        "IP address       HW type     Flags       HW address            Mask     Device",
        "10.0.0.5         0x1         0x2         02:fc:00:00:00:05     *        eth0",
        "10.0.0.6         0x1         0x0         00:00:00:00:00:00     *        eth0",
        "10.0.0.7         0x1         0x6         02:fc:00:00:00:07     *        eth0",
        "10.0.0.8         0x1         0x2         02:fc:00:00:00:08     *        eth1",
        "10.0.0.9 what is this",
        "10.0.0.10        0x1         zz          02:fc:00:00:00:08     *        eth0",
    ];

    [Theory]
    [InlineData("10.0.0.5", "Complete")]
    [InlineData("10.0.0.6", "Incomplete")]
    [InlineData("10.0.0.7", "Complete")]
    [InlineData("10.0.0.8", "Missing")]
    [InlineData("10.0.0.9", "Missing")]
    [InlineData("10.0.0.10", "Missing")]
    [InlineData("10.0.0.1", "Missing")]
    public void The_table_tells_who_answered(string address, string state) =>
        Assert.Equal(state, LinuxNeighbours.Read(Table, IPAddress.Parse(address), "eth0").ToString());

    [Theory]
    [InlineData("192.168.1.1", "255.255.255.0", "192.168.1.200", true)]
    [InlineData("192.168.1.1", "255.255.255.0", "192.168.2.200", false)]
    [InlineData("192.168.1.1", "255.255.254.0", "192.168.0.200", true)]
    [InlineData("192.168.1.1", "255.255.255.0", "192.168.1.1", false)]
    [InlineData("192.168.1.1", "0.0.0.0", "8.8.8.8", false)]
    public void Only_another_machine_of_the_subnet_is_a_neighbour(string own, string mask, string address, bool neighbour) =>
        Assert.Equal(neighbour, LinuxNeighbours.IsNeighbour(IPAddress.Parse(own), IPAddress.Parse(mask), IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("203.0.113.77")]
    public void What_lies_in_no_segment_of_this_computer_has_no_interface(string address) =>
        Assert.Null(new LinuxNeighbours().FindInterface(IPAddress.Parse(address)));
}
