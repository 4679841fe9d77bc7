using System;
using System.Linq;
using System.Net;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

/// <summary>POS terminals that go by the server's address, and people who work on the server itself.</summary>
public sealed class ServerAddressTests
{
    [Fact]
    public void A_terminal_that_is_set_up_for_another_address_is_named_before_any_is_touched()
    {
        VenueComputer[] computers =
        [
            new() { Name = "KASSA-1" },
            new() { Name = "BAR", ServerAddress = "192.0.2.10" },
            new() { Name = "OFFICE", ServerAddress = "192.0.2.9" },
        ];

        var results = ServerAddressCheck.Run(computers, [IPAddress.Parse("192.0.2.10")], areOff: false).ToArray();

        Assert.Equal([("BAR", CheckStatus.Pass), ("OFFICE", CheckStatus.Fail)], results.Select(result => (result.Subject, result.Status)));
        Assert.Contains("OFFICE", results[1].Remedy, StringComparison.Ordinal);
        Assert.Empty(ServerAddressCheck.Run(computers, [], areOff: false));
    }

    [Fact]
    public void While_the_terminals_are_off_it_is_told_who_has_to_be_looked_after_and_stops_nobody()
    {
        var results = ServerAddressCheck.Run([new() { Name = "OFFICE", ServerAddress = "192.0.2.9" }], [IPAddress.Parse("192.0.2.10")], areOff: true);

        Assert.Equal((CheckStatus.Warning, false), (Assert.Single(results).Status, results.Single().Blocks));
    }

    [Fact]
    public void What_an_inventory_told_before_the_night_stops_no_terminal_that_works_on_the_new_server()
    {
        using var floor = new VenueFloor();
        var request = floor.Request(serverName: "127.0.0.1");
        var results = floor.Run(new PosCheckRequest
        {
            Database = request.Database, MainPos = request.MainPos, ProgramName = request.ProgramName, BusinessDayQuery = request.BusinessDayQuery, Timeout = request.Timeout,
            ServerName = request.ServerName, ServerHost = request.ServerHost,
            Computers = [.. request.Computers.Select(computer => computer with { ServerAddress = "192.0.2.9", IsServerAddressRead = true })],
        }).ToArray();

        Assert.Equal(3, results.Count(result => result is { Id: "Pos.ServerAddress", Status: CheckStatus.Warning }));
        Assert.DoesNotContain(results, result => result.Blocks);
    }

    [Theory]
    [InlineData(0, CheckStatus.Fail)]
    [InlineData(1, CheckStatus.Warning)]
    [InlineData(2, CheckStatus.Pass)]
    public void People_at_work_on_the_server_are_counted_after_the_last_terminal(int people, CheckStatus expected)
    {
        using var floor = new VenueFloor();
        floor.Instance.Clients.AddRange(Enumerable.Range(0, people).Select(person =>
            new ConnectedClient { HostName = "jupiter", ProgramName = "Jupiter Office", LoginName = "anna" + person, ConnectedAt = DateTimeOffset.UnixEpoch }));
        floor.Instance.Clients.Add(new ConnectedClient { HostName = "JUPITER", ProgramName = "SQLAgent", ConnectedAt = DateTimeOffset.UnixEpoch });

        var request = floor.Request();
        var last = floor.Run(new PosCheckRequest
        {
            Database = request.Database, Computers = request.Computers, MainPos = request.MainPos, ProgramName = request.ProgramName,
            BusinessDayQuery = request.BusinessDayQuery, Timeout = request.Timeout, RemoteDesktopSessions = 2,
        }).Last();

        Assert.Equal(("Pos.RemoteDesktops", "R8", expected), (last.Id, last.Clause, last.Status));
    }

    [Fact]
    public void Who_switches_a_terminal_on_is_shown_to_whoever_waits()
    {
        Assert.Equal("BAR", new VenueComputer { Name = "BAR" }.Awaited);
        Assert.Equal("BAR (Анна, AnyDesk 123)", new VenueComputer { Name = "BAR", SwitchedOnBy = "Анна", RemoteAccess = "AnyDesk 123" }.Awaited);
        Assert.Equal("BAR (Анна?)", new VenueComputer { Name = "BAR", SwitchedOnBy = "Анна\n" }.Awaited);
    }
}
