using System.Linq;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

public sealed class SubnetTests
{
    [Theory]
    [InlineData("192.168.1.0/24", "192.168.1.0/24", "192.168.1.1", "192.168.1.254", 254)]
    [InlineData(" 192.168.1.77/24 ", "192.168.1.0/24", "192.168.1.1", "192.168.1.254", 254)]
    [InlineData("10.0.7.9/22", "10.0.4.0/22", "10.0.4.1", "10.0.7.254", 1022)]
    [InlineData("10.0.0.6/30", "10.0.0.4/30", "10.0.0.5", "10.0.0.6", 2)]
    [InlineData("10.0.0.7/31", "10.0.0.6/31", "10.0.0.6", "10.0.0.7", 2)]
    [InlineData("10.0.0.7/32", "10.0.0.7/32", "10.0.0.7", "10.0.0.7", 1)]
    public void A_subnet_has_the_addresses_that_computers_can_have(string text, string canonical, string first, string last, int count)
    {
        var subnet = Subnet.Parse(text);
        var addresses = subnet.Addresses.Select(address => address.ToString()).ToArray();

        Assert.Equal((canonical, count), (subnet.Text, addresses.Distinct().Count()));
        Assert.Equal((first, last), (addresses[0], addresses[^1]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("192.168.1.0")]
    [InlineData("192.168.0.0/21")]
    [InlineData("192.168.0.0/33")]
    [InlineData("192.168.0.0/-1")]
    [InlineData("192.168.0.0/24/24")]
    [InlineData("192.168.1/24")]
    [InlineData("192.168.1.0/+24")]
    [InlineData("fe80::/64")]
    [InlineData("224.0.0.0/24")]
    [InlineData("0.0.0.0/24")]
    public void What_is_no_subnet_of_a_venue_is_refused(string? text) =>
        Assert.Equal("SubnetInvalid", Assert.Throws<MigrationException>(() => Subnet.Parse(text)).ErrorId);

    [Fact]
    public void Every_text_is_a_subnet_or_refused() => Gen.OneOf(Gen.String, Gen.String["0123456789./"]).Sample(text =>
    {
        try
        {
            return Subnet.Parse(text).Addresses.Count() is > 0 and <= 1022;
        }
        catch (MigrationException e)
        {
            return e.ErrorId == "SubnetInvalid" && !e.Message.Any(char.IsControl);
        }
    });

    [Theory]
    [InlineData]
    [InlineData(1, 2, 3, 4, 5)]
    [InlineData(0)]
    [InlineData(65536)]
    [InlineData(1433, 9100)]
    [InlineData(515)]
    [InlineData(5555)]
    [InlineData(7778)]
    [InlineData(16732)]
    public void Ports_of_devices_and_too_many_are_refused(params int[] ports) =>
        Assert.Equal("SweepPortsInvalid", Assert.Throws<MigrationException>(() => SweepPorts.Checked(ports)).ErrorId);

    [Fact]
    public void The_usual_ports_and_a_port_twice_are_good()
    {
        Assert.Equal(SweepPorts.Usual, SweepPorts.Checked(SweepPorts.Usual));
        Assert.Equal([1433], SweepPorts.Checked([1433, 1433, 1433, 1433, 1433]));
    }
}
