using System;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>What a test lets go wrong goes wrong, and what came in can be looked at.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly ModelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_batch_is_answered_with_errors_as_often_as_told()
    {
        _fixture.Instance.Faults.Answer(new Regex("^BACKUP"),
            [new SqlMessage(3201, 16, "Cannot open"), new SqlMessage(3013, 16, "terminating")], times: 2);
        _fixture.Fails("BACKUP DATABASE master TO DISK = N'x'", 3201, 3013);
        _fixture.Fails("BACKUP DATABASE master TO DISK = N'x'", 3201, 3013);
        _fixture.Run("SELECT 1");
    }

    [Fact]
    public void A_batch_that_fails_afterwards_has_run()
    {
        _fixture.Instance.Faults.Answer(text => text.StartsWith("CREATE DATABASE", StringComparison.Ordinal),
            [new SqlMessage(823, 24, "disk")], afterRunning: true);
        _fixture.Fails("CREATE DATABASE d", 823);
        Assert.Equal("d", _fixture.Ask("SELECT name FROM sys.databases WHERE name = N'd'"));
    }

    [Fact]
    public void A_dropped_session_is_undone()
    {
        _fixture.MakeSample("d", 2);
        using var session = _fixture.LogIn("d");
        _fixture.Instance.Faults.Drop(new Regex("DELETE"), afterRunning: true);
        ModelFixture.Run(session, "BEGIN TRANSACTION");
        Assert.ThrowsAny<OperationCanceledException>(() => ModelFixture.Try(session, "DELETE FROM goods"));
        Assert.True(session.Ended.IsCancellationRequested);
        Assert.Equal(2L, _fixture.Ask("SELECT COUNT(*) FROM d.dbo.goods"));
    }

    [Fact]
    public void A_stalled_batch_waits()
    {
        _fixture.Instance.Faults.Stall(new Regex("SELECT 7"), TimeSpan.FromMilliseconds(150));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        _fixture.Run("SELECT 7");
        Assert.True(clock.ElapsedMilliseconds >= 140);
    }

    [Fact]
    public void What_came_in_is_kept()
    {
        _fixture.Run("SELECT @p", ModelFixture.Text("@p", "canary-1"));
        Assert.Contains(_fixture.Instance.Statements.Batches, batch => batch.Mentions("canary-1"));
        _fixture.Instance.Statements.Clear();
        Assert.Empty(_fixture.Instance.Statements.Batches);
    }
}
