using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Who waits for whom, and who is thrown out.</summary>
public sealed class LockTests : IDisposable
{
    private const string Change = "UPDATE goods SET amount = amount + 1 WHERE k = 1";

    private readonly ModelFixture _fixture = new();

    public LockTests() => _fixture.MakeSample("d");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_writer_keeps_readers_and_writers_out_until_it_ends()
    {
        using var writer = _fixture.LogIn("d");
        using var other = _fixture.LogIn("d");
        var sink = ModelFixture.Run(writer, "BEGIN TRANSACTION; " + Change);
        Assert.Equal([8], sink.Transactions.Select(one => (int)one.Change));
        ModelFixture.Run(other, "SET LOCK_TIMEOUT 50");

        ModelFixture.Fails(other, "SELECT COUNT(*) FROM goods", 1222);
        ModelFixture.Fails(other, Change, 1222);
        ModelFixture.Run(other, "SELECT COUNT(*) FROM goods WITH (NOLOCK)");
        ModelFixture.Run(other, "SELECT name FROM sys.tables");
        Assert.Single(_fixture.Run(
            "SELECT t.session_id FROM sys.dm_tran_session_transactions AS t INNER JOIN sys.dm_tran_database_transactions AS d ON d.transaction_id = t.transaction_id WHERE d.database_id = DB_ID(N'd')").Rows);
        Assert.Equal([10], ModelFixture.Run(writer, "ROLLBACK").Transactions.Select(one => (int)one.Change));
        Assert.Equal(1L, ModelFixture.Run(other, "SELECT amount FROM goods WHERE k = 1").Rows[0][0]);
    }

    [Fact]
    public async Task A_held_table_is_read_by_all_and_written_by_none()
    {
        using var reader = _fixture.LogIn("d");
        using var writer = _fixture.LogIn("d");
        ModelFixture.Run(reader, "BEGIN TRANSACTION; SELECT TOP (0) 1 AS held FROM goods WITH (TABLOCK, HOLDLOCK)");
        ModelFixture.Run(writer, "SET LOCK_TIMEOUT 50; SELECT COUNT(*) FROM goods");
        ModelFixture.Fails(writer, Change, 1222);
        var waiting = Task.Run(() => ModelFixture.Run(writer, "SET LOCK_TIMEOUT -1; " + Change));
        await Task.Delay(50);
        Assert.False(waiting.IsCompleted);
        reader.Dispose();
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Of_two_that_wait_for_each_other_the_less_important_gives_way()
    {
        _fixture.MakeSample("e");
        using var one = _fixture.LogIn("d");
        using var other = _fixture.LogIn("e");
        ModelFixture.Run(one, "SET DEADLOCK_PRIORITY LOW; BEGIN TRANSACTION; " + Change);
        ModelFixture.Run(other, "BEGIN TRANSACTION; " + Change);
        var first = Task.Run(() => ModelFixture.Try(one, "UPDATE e.dbo.goods SET amount = 0"));
        await Task.Delay(100);
        var second = await Task.Run(() => ModelFixture.Try(other, "UPDATE d.dbo.goods SET amount = 0"));

        Assert.Empty(second.Errors);
        Assert.Equal(1205, Assert.Single((await first).Errors).Number);
        Assert.Equal(0L, ModelFixture.Run(one, "SELECT @@TRANCOUNT").Rows[0][0]);
        ModelFixture.Run(other, "COMMIT");
        Assert.Equal(20L, _fixture.Ask("SELECT COUNT(*) FROM d.dbo.goods WHERE amount = 0"));
        Assert.Equal(0L, _fixture.Ask("SELECT COUNT(*) FROM e.dbo.goods WHERE amount = 0"));
    }

    [Fact]
    public async Task Two_readers_that_both_want_to_write_do_not_wait_for_ever()
    {
        using var one = _fixture.LogIn("d");
        using var other = _fixture.LogIn("d");
        foreach (var session in new[] { one, other })
        {
            ModelFixture.Run(session, "BEGIN TRANSACTION; SELECT COUNT(*) FROM goods WITH (HOLDLOCK)");
        }

        var first = Task.Run(() => ModelFixture.Try(one, Change));
        var second = Task.Run(() => ModelFixture.Try(other, Change));
        var sinks = await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(1205, Assert.Single(sinks.SelectMany(sink => sink.Errors)).Number);
    }

    [Fact]
    public void A_killed_session_is_undone_and_told()
    {
        using var victim = _fixture.LogIn("d");
        ModelFixture.Run(victim, "BEGIN TRANSACTION; " + Change);
        _fixture.Run($"KILL {victim.Id}");

        Assert.True(victim.Ended.IsCancellationRequested);
        Assert.Equal(1L, _fixture.Ask("SELECT amount FROM d.dbo.goods WHERE k = 1"));
        Assert.ThrowsAny<OperationCanceledException>(() => ModelFixture.Try(victim, "SELECT 1"));
        _fixture.Fails($"KILL {victim.Id}", 6106);
    }

    [Fact]
    public void A_long_query_and_a_wait_can_be_stopped()
    {
        using var session = _fixture.LogIn("d");
        using var stop = new CancellationTokenSource(200);
        Assert.ThrowsAny<OperationCanceledException>(() => session.Execute(
            "SELECT COUNT(*) FROM goods a, goods b, goods c, goods d, goods e, goods f, goods g, goods h", [], new RecordingSink(),
                stop.Token));
        ModelFixture.Run(session, "BEGIN TRANSACTION; " + Change);
        using var again = new CancellationTokenSource(200);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            _fixture.Session.Execute("UPDATE d.dbo.goods SET amount = 0", [], new RecordingSink(), again.Token));
        ModelFixture.Run(session, "COMMIT");
        Assert.Equal(2L, _fixture.Ask("SELECT amount FROM d.dbo.goods WHERE k = 1"));
    }

    [Fact]
    public void Single_user_throws_out_and_keeps_out()
    {
        using var client = _fixture.LogIn("d");
        ModelFixture.Run(client, "BEGIN TRANSACTION; " + Change);
        using var ours = _fixture.LogIn("d", host: "SERVER");
        ModelFixture.Run(ours, "ALTER DATABASE d SET SINGLE_USER WITH ROLLBACK IMMEDIATE");

        Assert.True(client.Ended.IsCancellationRequested);
        Assert.Equal(1L, ModelFixture.Run(ours, "SELECT amount FROM goods WHERE k = 1").Rows[0][0]);
        _fixture.Fails("USE d", 924);
        Assert.False(_fixture.TryLogIn("d", "sa", ModelFixture.Password, "KASSA-2", out _, out var refusal));
        Assert.Equal(4060, refusal!.Number);
        ModelFixture.Run(ours, "ALTER DATABASE d SET READ_ONLY WITH NO_WAIT");
        ModelFixture.Run(ours, "ALTER DATABASE d SET MULTI_USER");
        _fixture.Run("USE d");
        ModelFixture.Fails(ours, Change, 3906);
        ModelFixture.Fails(ours, "ALTER DATABASE d SET READ_WRITE WITH NO_WAIT", 5070, 5069);
    }

    [Fact]
    public void A_database_in_use_is_neither_dropped_nor_renamed()
    {
        using var client = _fixture.LogIn("d");
        _fixture.Fails("DROP DATABASE d", 3702);
        _fixture.Fails("ALTER DATABASE d MODIFY NAME = e", 5030);
        client.Dispose();
        _fixture.Fails("ALTER DATABASE d MODIFY NAME = master", 1801);
        _fixture.Run("ALTER DATABASE d SET READ_ONLY");
        _fixture.Fails("ALTER DATABASE d MODIFY NAME = e", 5004);
        _fixture.Run("ALTER DATABASE d SET READ_WRITE; ALTER DATABASE d MODIFY NAME = e; DROP DATABASE e");
        _fixture.Fails("DROP DATABASE e", 3701);
    }

    [Fact]
    public async Task A_lock_waits_until_the_last_client_has_gone()
    {
        var client = _fixture.LogIn("d");
        var waiting = Task.Run(() => _fixture.Run("ALTER DATABASE d SET READ_ONLY"));
        await Task.Delay(100);
        Assert.False(waiting.IsCompleted);
        client.Dispose();
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_only_reads_passes_a_writer_that_waits_for_a_holder()
    {
        using var holder = _fixture.LogIn("d");
        using var writer = _fixture.LogIn("d");
        using var reader = _fixture.LogIn("d");
        ModelFixture.Run(holder, "BEGIN TRANSACTION; SELECT TOP (0) 1 AS held FROM goods WITH (TABLOCK, HOLDLOCK)");
        var waiting = Task.Run(() => ModelFixture.Run(writer, Change));
        await Task.Delay(50);
        ModelFixture.Run(reader, "SET LOCK_TIMEOUT 1000; SELECT COUNT(*) FROM goods");
        ModelFixture.Fails(reader, "SET LOCK_TIMEOUT 50; BEGIN TRANSACTION; SELECT COUNT(*) FROM goods WITH (TABLOCK, HOLDLOCK)", 1222);
        ModelFixture.Run(reader, "ROLLBACK");
        ModelFixture.Run(holder, "COMMIT");
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Sums_over_two_tables_stay_whole_while_somebody_writes()
    {
        _fixture.Run("CREATE DATABASE w");
        _fixture.Run("USE w; CREATE TABLE cash (k int PRIMARY KEY, v bigint); CREATE TABLE card (k int PRIMARY KEY, v bigint); INSERT INTO cash VALUES (1, 500); INSERT INTO card VALUES (1, 500)");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            using var session = _fixture.LogIn("w");
            while (!stop.IsCancellationRequested)
            {
                ModelFixture.Run(session,
                    "BEGIN TRANSACTION; UPDATE cash SET v = v - 1 WHERE k = 1; UPDATE card SET v = v + 1 WHERE k = 1; COMMIT");
            }
        });
        // On a busy machine the writer may get its first turn late, and before that nothing is proved.
        Assert.True(SpinWait.SpinUntil(() => (long)_fixture.Ask("SELECT v FROM cash")! < 500, TimeSpan.FromSeconds(30)));
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(1000L, _fixture.Ask("SELECT (SELECT SUM(v) FROM cash) + (SELECT SUM(v) FROM card)"));
        }

        stop.Cancel();
        Assert.True(SpinWait.SpinUntil(() => writing.IsCompleted, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Whatever_is_stopped_at_any_moment_is_undone_and_the_session_goes_on()
    {
        using var session = _fixture.LogIn("d");
        var path = _fixture.PathOf("d.bak");
        string[] batches =
        [
            "INSERT INTO goods (k, amount) SELECT a.k * 1000 + b.k * 20 + c.k, 1 FROM goods a, goods b, goods c WHERE a.k < 21 AND b.k < 21 AND c.k < 21; DELETE FROM goods WHERE k > 20",
            $"BACKUP DATABASE d TO DISK = N'{path}' WITH FORMAT, CHECKSUM, STATS = 1",
            "BEGIN TRANSACTION; UPDATE goods SET amount = amount + 1; ROLLBACK",
            "SELECT COUNT(*) FROM goods a, goods b, goods c, goods d",
        ];
        for (var i = 0; i < 80; i++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMicroseconds(200 * (i / 4)));
            try
            {
                session.Execute(batches[i % 4], [], new RecordingSink(), stop.Token);
            }
            catch (OperationCanceledException)
            {
                // That is what it is about.
            }

            ModelFixture.Run(session, "IF @@TRANCOUNT > 0 ROLLBACK; DELETE FROM goods WHERE k > 20");
            Assert.Equal([20L, 2870L], ModelFixture.Run(session, "SELECT COUNT(*), SUM(amount) FROM goods").Rows[0]);
        }
    }

    [Fact]
    public void A_change_that_is_stopped_within_a_transaction_leaves_the_transaction_open()
    {
        using var session = _fixture.LogIn("d");
        ModelFixture.Run(session, "BEGIN TRANSACTION; UPDATE goods SET amount = 7 WHERE k = 2");
        using var stop = new CancellationTokenSource(100);
        Assert.ThrowsAny<OperationCanceledException>(() => session.Execute(
            "UPDATE goods SET amount = (SELECT COUNT(*) FROM goods a, goods b, goods c, goods d, goods e WHERE a.k <= goods.k)", [],
                new RecordingSink(), stop.Token));
        Assert.Equal([1L, 7L, 1L],
            ModelFixture.Run(session,
            "SELECT @@TRANCOUNT, (SELECT amount FROM goods WHERE k = 2), (SELECT amount FROM goods WHERE k = 1)").Rows[0]);
        ModelFixture.Run(session, "ROLLBACK");
    }
}
