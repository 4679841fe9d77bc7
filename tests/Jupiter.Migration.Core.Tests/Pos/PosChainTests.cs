using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

public sealed class PosChainTests : IDisposable
{
    private readonly VenueFloor _floor = new();

    public void Dispose() => _floor.Dispose();

    [Fact]
    public void All_tills_work_and_the_main_one_came_first()
    {
        var results = _floor.Run().ToArray();

        Assert.All(results, result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Equal(
            [
                ("Pos.NameResolves", "KASSA2", "R5"), ("Pos.PortAnswers", "KASSA2", "R5"), ("Pos.Session", "KASSA2", "R6"), ("Venue.BusinessDay", "business day", "R6"),
                ("Pos.NameResolves", "KASSA1", "R7"), ("Pos.PortAnswers", "KASSA1", "R7"), ("Pos.Session", "KASSA1", "R8"),
                ("Pos.NameResolves", "БАР", "R7"), ("Pos.PortAnswers", "БАР", "R7"), ("Pos.Session", "БАР", "R8"),
            ],
            results.Select(result => (result.Id, result.Subject, result.Clause)));
        Assert.True(_floor.Observer.Progress[^1].Completed);
    }

    [Fact]
    public void A_main_till_that_is_off_stops_the_chain_and_no_other_till_is_touched()
    {
        _floor.SwitchOff("KASSA2");

        var results = _floor.Run().ToArray();

        Assert.Equal(CheckStatus.Fail, results[1].Status);
        AssertNotChecked(results, 2, 10);
        Assert.False(_floor.Till("KASSA1").WasAsked);
        Assert.False(_floor.Till("БАР").WasAsked);
    }

    [Fact]
    public void A_till_that_is_off_in_the_middle_stops_the_chain()
    {
        _floor.SwitchOff("KASSA1");

        var results = _floor.Run().ToArray();

        Assert.Equal(CheckStatus.Fail, results[5].Status);
        AssertNotChecked(results, 6, 10);
        Assert.True(_floor.Till("KASSA2").WasAsked);
        Assert.False(_floor.Till("БАР").WasAsked);
    }

    [Fact]
    public void A_till_without_a_session_stops_the_chain()
    {
        _floor.Disconnect("KASSA2");

        var results = _floor.Run().ToArray();

        Assert.Equal(CheckStatus.Fail, results[2].Status);
        Assert.Contains("KASSA2", results[2].Remedy, StringComparison.Ordinal);
        AssertNotChecked(results, 3, 10);
    }

    [Fact]
    public void A_session_of_another_program_is_none()
    {
        var request = _floor.Request();
        var other = new PosCheckRequest
        {
            Database = request.Database, Computers = request.Computers, MainPos = request.MainPos, ProgramName = "Pluto*", Timeout = request.Timeout,
        };

        var results = _floor.Run(other).ToArray();

        Assert.Equal(CheckStatus.Fail, results[2].Status);
        Assert.Contains("Jupiter POS", results[2].Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_business_day_stops_the_chain()
    {
        _floor.Instance.Answer = "0";

        var results = _floor.Run().ToArray();

        Assert.Equal(("Venue.BusinessDay", CheckStatus.Fail), (results[3].Id, results[3].Status));
        AssertNotChecked(results, 4, 10);
        Assert.False(_floor.Till("KASSA1").WasAsked);
    }

    [Fact]
    public void Without_a_query_nobody_knows_whether_the_day_is_open()
    {
        var request = _floor.Request();
        var without = new PosCheckRequest
        {
            Database = request.Database, Computers = request.Computers, MainPos = request.MainPos, ProgramName = "*", Timeout = request.Timeout,
        };

        var results = _floor.Run(without).ToArray();

        Assert.Equal(CheckStatus.Unknown, results[3].Status);
        AssertNotChecked(results, 4, 10);
    }

    [Fact]
    public void A_server_that_goes_away_is_unknown_and_stops_the_chain()
    {
        _floor.Instance.Failure = MigrationException.Because(
            nameof(SR.InstanceUnavailable), null, "the server", "NEW");

        var results = _floor.Run().ToArray();

        Assert.Equal((CheckStatus.Unknown, _floor.Instance.Failure.Message), (results[2].Status, results[2].Actual));
        AssertNotChecked(results, 3, 10);
    }

    [Fact]
    public void A_name_that_does_not_resolve_stops_the_chain()
    {
        var request = _floor.Request();
        var computers = request.Computers.Append(new VenueComputer { Name = "no-such-till.invalid" }).ToArray();
        var main = new PosCheckRequest
        {
            Database = request.Database, Computers = computers, MainPos = "No-Such-Till.invalid", ProgramName = "*", Timeout = request.Timeout,
        };

        var results = _floor.Run(main).ToArray();

        Assert.Equal("Pos.NameResolves", results[0].Id);
        Assert.Contains(results[0].Status, new[] { CheckStatus.Fail, CheckStatus.Unknown });
        Assert.Equal("Pos.Clock", results[2].Id);
        AssertNotChecked(results, 1, 14);
        Assert.False(_floor.Till("KASSA1").WasAsked);
    }

    [Fact]
    public void Each_result_comes_before_the_next_till_is_touched()
    {
        using var results = _floor.Run().GetEnumerator();
        for (var i = 0; i < 5; i++)
        {
            Assert.True(results.MoveNext());
        }

        Assert.Equal("KASSA1", results.Current.Subject);
        Assert.False(_floor.Till("KASSA1").WasAsked);
    }

    [Fact]
    public void The_chain_begins_with_the_till_that_stopped_it()
    {
        var results = _floor.Run(_floor.Request(from: "kassa1")).ToArray();

        Assert.Equal(["KASSA1", "KASSA1", "KASSA1", "БАР", "БАР", "БАР"], results.Select(result => result.Subject));
        Assert.False(_floor.Till("KASSA2").WasAsked);
    }

    [Fact]
    public void A_till_to_begin_with_that_is_none_is_an_error() => Assert.Equal(
        "PosComputerNotFound", Assert.Throws<MigrationException>(() => _floor.Run(_floor.Request(from: "KASSA9"))).ErrorId);

    [Fact]
    public void Tills_that_came_before_their_turn_are_named_and_stop_nobody()
    {
        _floor.Disconnect("БАР");

        var early = Assert.Single(_floor.Run(_floor.Request(notYet: ["KASSA1", "БАР"])), result => result.Id == "Pos.NotYet");

        Assert.Equal((CheckStatus.Warning, "R7"), (early.Status, early.Clause));
        Assert.EndsWith(" kassa1", early.Actual, StringComparison.Ordinal);
        Assert.False(early.Blocks);
    }

    [Fact]
    public void Tills_that_wait_for_their_turn_pass()
    {
        _floor.Disconnect("БАР");

        Assert.Equal(CheckStatus.Pass, _floor.Run(_floor.Request(notYet: ["БАР"])).Single(result => result.Id == "Pos.NotYet").Status);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1", CheckStatus.Pass)]
    [InlineData("127.0.0.1", "127.0.0.1", CheckStatus.Pass)]
    [InlineData("192.0.2.7", "127.0.0.1", CheckStatus.Fail)]
    [InlineData("192.0.2.7", "192.0.2.8", CheckStatus.Fail)]
    [InlineData("no-such-server.invalid", "192.0.2.8", CheckStatus.Warning)]
    [InlineData("my server", "192.0.2.8", CheckStatus.Warning)]
    [InlineData("192.0.2.7", "no-such-server.invalid", CheckStatus.Warning)]
    public void The_name_that_tills_know_the_server_by_leads_to_it(string name, string host, CheckStatus expected)
    {
        var result = _floor.Run(_floor.Request(serverName: name, serverHost: host)).First();

        Assert.Equal(("Pos.ServerName", expected, name, "R5"), (result.Id, result.Status, result.Subject, result.Clause));
    }

    [Fact]
    public void The_servers_of_a_rehearsal_have_no_name_to_be_asked_for() =>
        Assert.DoesNotContain(_floor.Run(_floor.Request(serverName: "no-such-server.invalid")), result => result.Id == "Pos.ServerName");

    [Fact]
    public void Where_the_name_leads_elsewhere_no_till_is_touched()
    {
        AssertNotChecked(_floor.Run(_floor.Request(serverName: "192.0.2.7")).Skip(1).ToArray(), 0, 10);
        Assert.False(_floor.Till("KASSA2").WasAsked);
    }

    [Fact]
    public void Cancellation_stops_between_two_tills()
    {
        using var stop = new CancellationTokenSource();
        using var results = _floor.Run(cancellation: stop.Token).GetEnumerator();
        Assert.True(results.MoveNext());

        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => results.MoveNext());
        Assert.False(_floor.Till("KASSA2").WasAsked);
    }

    [Fact]
    public void A_database_that_is_not_there_is_an_error_before_any_till_is_touched()
    {
        var request = _floor.Request();
        var wrong = new PosCheckRequest
        {
            Database = "Jupitre", Computers = request.Computers, MainPos = request.MainPos, ProgramName = "*", Timeout = request.Timeout,
        };

        Assert.Equal("DatabaseNotFound", Assert.Throws<MigrationException>(() => _floor.Run(wrong)).ErrorId);
        Assert.False(_floor.Till("KASSA2").WasAsked);
    }

    private static void AssertNotChecked(CheckResult[] results, int from, int count)
    {
        Assert.Equal(count, results.Length);
        Assert.All(results[from..], result => Assert.Equal((CheckStatus.Skipped, SR.NotChecked), (result.Status, result.Actual)));
    }
}
