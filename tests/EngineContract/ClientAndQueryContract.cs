using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>Who is connected, and what a venue's queries may do.</summary>
public abstract class ClientAndQueryContract : EngineContractTests
{
    protected ClientAndQueryContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    [Fact]
    public void Clients_are_listed_while_they_are_connected_and_gone_after()
    {
        MakeSample(Database);
        MakeSample("other", 1);
        var begin = DateTimeOffset.Now.AddSeconds(-1);
        using (Author.Connect(Database, Client("КАССА-1")))
        {
            var second = Author.Connect(Database, Client("KASSA-2"));
            var listed = Instance.GetClients(Database, CancellationToken.None);
            Assert.Equal(["KASSA-2", "КАССА-1"], listed.Select(client => client.HostName).Order(StringComparer.Ordinal));
            Assert.All(listed, client => Assert.Equal(("Jupiter.Касса", "waiter"), (client.ProgramName, client.LoginName)));
            Assert.All(listed, client => Assert.InRange(client.ConnectedAt, begin, DateTimeOffset.Now.AddSeconds(1)));
            Assert.Empty(Instance.GetClients("other", CancellationToken.None));

            second.Dispose();
            Assert.Equal("КАССА-1", Assert.Single(ClientsOnce(1)).HostName);
        }

        Assert.Empty(ClientsOnce(0));
    }

    // A server notices a little later than the client that a client has gone.
    private IReadOnlyList<ConnectedClient> ClientsOnce(int count)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var clients = Instance.GetClients(Database, CancellationToken.None);
            if (clients.Count == count || clock.Elapsed > TimeSpan.FromSeconds(10))
            {
                return clients;
            }

            Thread.Sleep(20);
        }
    }

    [Fact]
    public void The_work_of_this_module_is_no_client()
    {
        MakeSample(Database);
        using var content = Instance.OpenContent(Database, CancellationToken.None);

        Assert.Empty(Instance.GetClients(Database, CancellationToken.None));
    }

    [Theory]
    [InlineData("SELECT amount FROM goods WHERE k = 3", "9")]
    [InlineData("SELECT MAX(amount) * 1000000 FROM goods", "10000000000")]
    [InlineData("SELECT price FROM goods WHERE k = 3", "0.375")]
    [InlineData("SELECT price * 1000000 FROM goods WHERE k = 99", "12375000")]
    [InlineData("SELECT name FROM goods WHERE k = 3", "Блюдо № 3 «Щи»")]
    [InlineData("SELECT name FROM goods WHERE k = 7", null)]
    [InlineData("SELECT name FROM goods WHERE k = -1", null)]
    [InlineData("SELECT k FROM goods WHERE k < 4 ORDER BY k DESC", "3")]
    public void An_answer_is_culture_free_text(string query, string? answer)
    {
        MakeSample(Database);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
            Assert.Equal(answer, Ask(Database, query));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("DELETE FROM goods")]
    [InlineData("UPDATE goods SET amount = 0")]
    [InlineData("INSERT INTO goods (k) VALUES (1000)")]
    [InlineData("DROP TABLE goods")]
    [InlineData("CREATE TABLE intruder (a INTEGER)")]
    public void A_query_that_would_write_is_refused(string query)
    {
        MakeSample(Database);

        FailsWithoutATrace("QueryWrites", () => Ask(Database, query));
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT 1; DELETE FROM goods")]
    [InlineData("SELECT 1; DROP TABLE goods --")]
    [InlineData("SELECT 1;\u0000; DELETE FROM goods")]
    [InlineData("SELECT FROM WHERE")]
    [InlineData("SELECT * FROM no_such_table")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-- nothing")]
    public void Anything_but_one_query_is_refused(string query)
    {
        MakeSample(Database);
        var before = UnderTest.DescribeInstance();

        var error = Assert.Throws<MigrationException>(() => Ask(Database, query));

        Assert.True(error.ErrorId is "QueryFailed" or "QueryWrites" or "QueryNotAllowed", error.ErrorId);
        Assert.Equal(before, UnderTest.DescribeInstance());
    }

    [Fact]
    public void Rows_come_in_order_with_every_column_as_text()
    {
        MakeSample(Database);

        var rows = Instance.QueryRows(Database, "SELECT k, name, NULL FROM goods WHERE k <= 3 ORDER BY k DESC", 3, CancellationToken.None).Rows;

        Assert.Equal(["3", "2", "1"], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(Ask(Database, $"SELECT name FROM goods WHERE k = {row[0]}"), row[1]));
        Assert.All(rows, row => Assert.Null(row[2]));
    }

    [Fact]
    public void Columns_are_called_as_the_query_calls_them_whether_there_are_rows_or_none()
    {
        MakeSample(Database);

        Assert.All(
            [3, 0],
            most => Assert.Equal(
                ["k", "Название товара"],
                Instance.QueryRows(Database, $"SELECT k, name AS [Название товара] FROM goods WHERE k <= {most}", 3, CancellationToken.None).Columns));
    }

    [Fact]
    public void More_rows_than_asked_for_are_an_error_and_not_a_shorter_list()
    {
        MakeSample(Database);

        FailsWithoutATrace("QueryTooLong", () => Instance.QueryRows(Database, "SELECT k FROM goods WHERE k <= 4", 3, CancellationToken.None));
        FailsWithoutATrace("QueryWrites", () => Instance.QueryRows(Database, "DELETE FROM goods", 3, CancellationToken.None));
        FailsWithoutATrace("QueryFailed", () => Instance.QueryRows(Database, "SELECT k FROM no_such_table", 3, CancellationToken.None));
    }

    [Fact]
    public void An_answer_that_is_compared_is_whole_or_an_error_and_a_list_is_cut()
    {
        var longest = new string('щ', QueryLimits.LongestValue);
        Author.Create(Database);
        Author.Execute(Database, $"CREATE TABLE notes (k {Type(ColumnKind.WholeNumber)} NOT NULL PRIMARY KEY, note {Type(ColumnKind.Text)}, scan {Type(ColumnKind.Binary)})");
        Author.Insert(Database, "notes", [[1L, longest, new byte[QueryLimits.LongestValue / 2]], [2L, longest + "щ", new byte[1_000_000]]], CancellationToken.None);

        Assert.Equal(longest, Ask(Database, "SELECT note FROM notes WHERE k = 1"));
        Assert.Equal(QueryLimits.LongestValue, Ask(Database, "SELECT scan FROM notes WHERE k = 1")!.Length);
        FailsWithoutATrace("QueryFailed", () => Ask(Database, "SELECT note FROM notes WHERE k = 2"));
        FailsWithoutATrace("QueryFailed", () => Ask(Database, "SELECT scan FROM notes WHERE k = 2"));
        var row = Assert.Single(Instance.QueryRows(Database, "SELECT note, scan FROM notes WHERE k = 2", 1, CancellationToken.None).Rows);
        Assert.All(row, value => Assert.Equal((QueryLimits.LongestValue + 1, '…'), (value!.Length, value[value.Length - 1])));
    }

    [Fact]
    public void A_query_that_takes_too_long_is_a_fault_of_the_query()
    {
        MakeSample(Database);
        using (RunClock.Use(new HurriedClock()))
        {
            Fails("QueryFailed", () => Ask(Database, "SELECT COUNT(*) FROM goods a, goods b, goods c, goods d, goods e, goods f"));
        }
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2", "QueryNotAllowed")]
    [InlineData("SELECT k FROM goods; SELECT 2", "QueryNotAllowed")]
    [InlineData("SELECT FROM WHERE", "QueryFailed")]
    [InlineData("", "QueryFailed")]
    [InlineData("DELETE FROM goods", "QueryWrites")]
    public void Without_a_server_the_same_is_refused(string query, string errorId) => Fails(errorId, () => UnderTest.Engine.RequireReading(query));

    [Fact]
    public void Without_a_server_no_table_has_to_be_there() => UnderTest.Engine.RequireReading("SELECT name FROM goods WHERE k = 3");

    [Fact]
    public void A_query_waits_for_the_writer_of_the_moment()
    {
        MakeAccounts(Database);
        using var stop = new CancellationTokenSource();
        var writing = System.Threading.Tasks.Task.Run(() =>
        {
            using var foreign = UnderTest.ConnectForeign(Database);
            while (!stop.IsCancellationRequested)
            {
                foreign.TryWrite("UPDATE cash SET v = v - 1", "UPDATE card SET v = v + 1");
            }
        });

        var answers = Enumerable.Range(0, Sweep.Count("answers beside a writer", 60, 300))
            .Select(_ => Ask(Database, "SELECT (SELECT SUM(v) FROM cash) + (SELECT SUM(v) FROM card)")).ToArray();
        var facts = Enumerable.Range(0, Sweep.Count("facts beside a writer", 20, 100)).Select(_ => Instance.FindDatabase(Database, CancellationToken.None)).ToArray();
        stop.Cancel();
        writing.Wait(TimeSpan.FromSeconds(60));

        Assert.All(answers, answer => Assert.Equal("1000", answer));
        Assert.All(facts, Assert.NotNull);
    }

    [Fact]
    public void A_cancelled_query_does_not_run()
    {
        MakeSample(Database);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Instance.QueryScalar(
            Database, "SELECT COUNT(*) FROM goods a, goods b, goods c, goods d, goods e, goods f", stop.Token));
    }

    [Fact]
    public void A_query_that_takes_long_is_stopped()
    {
        MakeSample(Database);
        using var stop = new CancellationTokenSource(200);

        Assert.ThrowsAny<OperationCanceledException>(() => Instance.QueryScalar(
            Database, "SELECT COUNT(*) FROM goods a, goods b, goods c, goods d, goods e, goods f", stop.Token));
    }

    // Each of its waits is over at once.
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }

    private static ConnectedClient Client(string host) => new() { HostName = host, ProgramName = "Jupiter.Касса", LoginName = "waiter" };
}
