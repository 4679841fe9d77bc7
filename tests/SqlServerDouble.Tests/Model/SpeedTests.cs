using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Fast enough for hundreds of databases and many rows; the limits leave room for a busy machine.</summary>
public sealed class SpeedTests : IDisposable
{
    private readonly ModelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Databases_are_made_and_dropped_quickly()
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
        {
            _fixture.Run(string.Create(CultureInfo.InvariantCulture, $"CREATE DATABASE d{i}"));
            _fixture.Run(string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE d{i}"));
        }

        TestContext.Current.SendDiagnosticMessage("100 databases: {0} ms", clock.ElapsedMilliseconds);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }

    [Fact]
    public void Many_rows_go_in_and_come_out()
    {
        var clock = Stopwatch.StartNew();
        _fixture.MakeSample("d", 0);
        _fixture.Run("USE d; BEGIN TRANSACTION");
        for (long k = 0; k < 20_000; k++)
        {
            _fixture.Run("INSERT INTO goods (k, name) VALUES (@k, @name)", new SqlParameterValue("@k", new SqlType(SqlTypeName.BigInt), k),
                ModelFixture.Text("@name", "Щи"));
        }

        _fixture.Run("COMMIT");
        TestContext.Current.SendDiagnosticMessage("20000 inserts: {0} ms", clock.ElapsedMilliseconds);
        var many = string.Join(", ",
            Enumerable.Range(20_000, 1000).Select(k => string.Create(CultureInfo.InvariantCulture, $"({k}, N'Щи')")));
        _fixture.Run("INSERT INTO goods (k, name) VALUES " + many);
        clock.Restart();
        var rows = 0;
        _fixture.Session.Execute("SELECT [k], CAST([name] AS varbinary(max)), DATALENGTH([name]) FROM goods", [],
            new RecordingSink { OnRow = () => rows++ }, default);
        TestContext.Current.SendDiagnosticMessage("21000 rows: {0} ms", clock.ElapsedMilliseconds);
        Assert.Equal(21_000, rows);
    }

    [Fact]
    public async Task Many_sessions_work_at_the_same_time()
    {
        _fixture.MakeSample("shared", 5);
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (i, _) =>
        {
            for (var round = 0; round < 10; round++)
            {
                using var session = _fixture.LogIn();
                ModelFixture.Run(session, $"CREATE DATABASE d{i}; ");
                ModelFixture.Run(session,
                    $"USE d{i}; CREATE TABLE t (k int); INSERT INTO t VALUES (1); UPDATE shared.dbo.goods SET amount = amount + 1 WHERE k = 1; SELECT * FROM t; SELECT * FROM sys.databases; USE master");
                ModelFixture.Run(session, $"DROP DATABASE d{i}");
            }

            await Task.Yield();
        });
        Assert.Equal(81L, _fixture.Ask("SELECT amount FROM shared.dbo.goods WHERE k = 1"));
    }
}
