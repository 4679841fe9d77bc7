using System;
using System.Linq;
using System.Net;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Servers.Registry;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Place;

/// <summary>The gateway and the address of a server that was moved to the venue's network (clause R3b).</summary>
public sealed class StandingTests
{
    private const string Router = "02-00-00-00-00-01";
    private const string OtherRouter = "02-00-00-00-00-02";

    [Theory]
    [InlineData("192.168.1.1", Router, CheckStatus.Pass)]
    [InlineData("192.168.1.1", OtherRouter, CheckStatus.Warning)]
    [InlineData("10.9.9.1", Router, CheckStatus.Warning)]
    [InlineData(null, null, CheckStatus.Warning)]
    public void The_gateway_is_the_old_servers_by_its_address_and_its_card(string? gateway, string? card, CheckStatus expected)
    {
        var result = Assert.Single(StandingCheck.OfGateway("JUPITER", Stood("192.168.1.1", Router), Stood(gateway, card)));

        Assert.Equal(("Server.Gateway", expected, false), (result.Id, result.Status, result.Blocks));
        Assert.Equal("192.168.1.1 (02-00-00-00-00-01)", result.Expected);
        Assert.Equal(expected == CheckStatus.Pass, result.Remedy.Length == 0);
    }

    [Fact]
    public void Without_a_gateway_of_the_old_server_none_is_needed_and_without_a_note_nobody_knows()
    {
        Assert.Equal(CheckStatus.Pass, Assert.Single(StandingCheck.OfGateway("JUPITER", Stood(null, null), Stood("192.168.1.1", Router))).Status);
        Assert.Equal(
            (CheckStatus.Warning, "not noted at R2"),
            StandingCheck.OfGateway("JUPITER", null, Stood("192.168.1.1", Router)).Select(result => (result.Status, result.Expected)).Single());
    }

    [Fact]
    public void The_gateway_of_another_computer_is_not_the_servers()
    {
        Assert.Empty(StandingCheck.OfGateway("JUPITER", Stood("192.168.1.1", Router), Stood("10.9.9.1", OtherRouter, askedFrom: "02-00-00-00-00-50")));
        Assert.Empty(StandingCheck.OfGateway("JUPITER", Stood("192.168.1.1", Router), null));
    }

    [Theory]
    [InlineData("192.168.1.10", new[] { "192.168.1.10" }, CheckStatus.Pass)]
    [InlineData("192.168.1.10", new[] { "192.168.1.77" }, CheckStatus.Fail)]
    [InlineData("192.168.1.10", new string[0], CheckStatus.Unknown)]
    [InlineData("JUPITER", new[] { "192.168.1.77" }, CheckStatus.Unknown)]
    [InlineData(null, new[] { "192.168.1.77" }, CheckStatus.Unknown)]
    public void The_address_is_the_one_that_the_plan_promises(string? promised, string[] has, CheckStatus expected)
    {
        var result = StandingCheck.OfAddress("JUPITER", promised, [.. has.Select(IPAddress.Parse)]);

        Assert.Equal(("Server.Address", "R3b", expected), (result.Id, result.Clause, result.Status));
    }

    [Theory]
    [InlineData(null, 1433)]
    [InlineData("VENUE", 50123)]
    [InlineData("OLD32", 1500)]
    [InlineData("NONE", null)]
    [InlineData("SEVERAL", null)]
    public void The_port_of_an_instance_is_its_own_or_the_one_of_its_last_start(string? instance, int? expected)
    {
        var registry = new RecordedRegistry
        {
            [(@"SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names\SQL", false)] = new() { ["MSSQLSERVER"] = "MSSQL16.MSSQLSERVER", ["VENUE"] = "MSSQL16.VENUE", ["SEVERAL"] = "MSSQL16.SEVERAL" },
            [(@"SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names\SQL", true)] = new() { ["OLD32"] = "MSSQL10_50.OLD32" },
            [All("MSSQL16.MSSQLSERVER", false)] = new() { ["TcpPort"] = "1433", ["TcpDynamicPorts"] = "" },
            [All("MSSQL16.VENUE", false)] = new() { ["TcpPort"] = "", ["TcpDynamicPorts"] = "50123" },
            [All("MSSQL16.SEVERAL", false)] = new() { ["TcpPort"] = "1433,1434" },
            [All("MSSQL10_50.OLD32", true)] = new() { ["TcpPort"] = "1500" },
        };

        Assert.Equal(expected, ListeningPort.Of(registry, instance));
    }

    private static (string Key, bool Is32Bit) All(string id, bool is32Bit) => ($@"SOFTWARE\Microsoft\Microsoft SQL Server\{id}\MSSQLServer\SuperSocketNetLib\Tcp\IPAll", is32Bit);

    private static ServerSighting Stood(string? gateway, string? card, string? askedFrom = null) => new()
    {
        Host = "JUPITER",
        Address = "192.168.1.10",
        HardwareAddress = "02-00-00-00-00-10",
        Gateway = gateway,
        GatewayHardwareAddress = card,
        AskedFrom = askedFrom,
        SeenAt = DateTimeOffset.UnixEpoch,
    };
}
