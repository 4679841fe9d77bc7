using System;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Test-JupiterPresence looks around and decides nothing.</summary>
public sealed class PresenceCmdletTests : IDisposable
{
    private readonly HostedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void This_computer_is_present_under_its_own_name()
    {
        var presence = _session.Run($"'{Environment.MachineName}' | Test-JupiterPresence").Single();

        Assert.Equal("Present", presence.Properties["State"].Value.ToString());
    }

    [Fact]
    public void A_loopback_address_of_nobody_is_unknown()
    {
        var presence = _session.Run("Test-JupiterPresence 127.99.99.99 -TimeoutSeconds 1").Single();

        Assert.Equal("Unknown", presence.Properties["State"].Value.ToString());
    }

    [Fact]
    public void Whoever_refuses_in_a_subnet_is_there()
    {
        // Every loopback address refuses, so that nobody else's network is asked here.
        var found = _session.Run("Test-JupiterPresence -Subnet 127.88.1.0/30 -TcpPort 1 | Sort-Object Address | ForEach-Object { \"$($_.Address) $($_.RefusedPorts)\" }");

        Assert.Equal(["127.88.1.1 1", "127.88.1.2 1"], found.Select(line => line.ToString()));
    }

    [Theory]
    [InlineData("-Subnet 192.168.0.0/16", "SubnetInvalid")]
    [InlineData("-Subnet JUPITER", "SubnetInvalid")]
    [InlineData("-Subnet 192.168.1.0/24 -TcpPort 9100", "SweepPortsInvalid")]
    [InlineData("-Subnet 192.168.1.0/24 -TcpPort 1, 2, 3, 4, 5", "SweepPortsInvalid")]
    [InlineData("'a b'", "HostInvalid")]
    public void What_can_t_be_asked_is_named(string arguments, string errorId) =>
        Assert.StartsWith(errorId + ",", _session.RunExpectingError("Test-JupiterPresence " + arguments).FullyQualifiedErrorId, StringComparison.Ordinal);
}
