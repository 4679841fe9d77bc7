using System;
using System.Data;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>Attentions, clients that go and sessions that are killed.</summary>
public sealed class SqlClientCancelTests : WireTests
{
    private ScriptedSession Session => Instance.Sessions.Values.Single();

    [Fact]
    public async Task A_busy_batch_is_cancelled()
    {
        using var connection = Connect();
        using var command = new SqlCommand("wait", connection);
        var running = Task.Run(command.ExecuteNonQuery);
        Assert.True(Session.IsWaiting.Wait(5000));
        command.Cancel();

        var error = await Assert.ThrowsAsync<SqlException>(() => running);
        Assert.Equal(0, error.Number);
        Assert.True(Session.WasBrokenOff.IsSet);
        Assert.NotNull(Ask(connection, "spid"));
    }

    [Fact]
    public void A_batch_that_takes_too_long_ends_by_the_client_s_timeout()
    {
        using var connection = Connect();
        using var command = new SqlCommand("wait", connection) { CommandTimeout = 1 };

        Assert.Equal(-2, Assert.Throws<SqlException>(() => command.ExecuteNonQuery()).Number);
        Assert.Equal(ConnectionState.Open, connection.State);
        Assert.NotNull(Ask(connection, "spid"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_that_stream_are_cancelled(bool withParameters)
    {
        using var connection = Connect();
        using var command = new SqlCommand("rows 100000000 100", connection);
        if (withParameters)
        {
            command.Parameters.AddWithValue("@a", 1);
        }

        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());

            // By now the server stands in a write that the client does not read.
            Thread.Sleep(300);
            command.Cancel();
        }

        Assert.True(Session.WasBrokenOff.Wait(5000));
        Assert.NotNull(Ask(connection, "spid"));
    }

    [Fact]
    public async Task Cancelling_at_any_moment_leaves_the_connection_in_step()
    {
        using var connection = Connect();
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            using var command = new SqlCommand($"rows {random.Next(3000)} 20", connection);
            using var stop = new CancellationTokenSource();
            stop.CancelAfter(TimeSpan.FromMilliseconds(random.Next(12)));
            try
            {
                using var reader = await command.ExecuteReaderAsync(stop.Token);
                while (await reader.ReadAsync(stop.Token))
                {
                }
            }
            catch (Exception cancelled) when (cancelled is OperationCanceledException or InvalidOperationException or SqlException)
            {
                // As wanted, or too late. A cancel before the batch was sent is an InvalidOperationException to the client.
            }

            Assert.Equal((short)connection.ServerProcessId, Ask(connection, "spid"));
        }
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("rows 100000000 100")]
    public void A_client_that_goes_away_ends_its_batch(string batch)
    {
        var listener = Listen();
        using (var raw = new RawClient(listener.Port))
        {
            raw.LogIn();
            raw.SendBatch(batch);
            Assert.True(Within(5, () => Faults.PacketsSeen > 0));
            Thread.Sleep(100);
        }

        Assert.True(Within(5, () => listener.ConnectionCount == 0));
        Assert.Empty(Instance.Sessions);
    }

    [Fact]
    public void A_killed_session_loses_its_idle_connection()
    {
        var listener = Listen();
        using var connection = Connect(null, listener);
        var session = Session;
        session.Kill();

        Assert.True(Within(5, () => listener.ConnectionCount == 0 && session.IsDisposed));
        Assert.Throws<SqlException>(() => Ask(connection, "spid"));
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("rows 100000000 100")]
    public async Task A_killed_session_loses_its_busy_connection(string batch)
    {
        using var connection = Connect();
        var session = Session;
        using var command = new SqlCommand(batch, connection);
        var running = Task.Run(() =>
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                Thread.Sleep(1);
            }
        });
        Thread.Sleep(200);
        session.Kill();

        await Assert.ThrowsAsync<SqlException>(() => running);
        Assert.True(Within(5, () => session.IsDisposed));
    }

    [Fact]
    public async Task A_listener_ends_what_runs_on_it()
    {
        var listener = Listen();
        using var connection = Connect(null, listener);
        using var command = new SqlCommand("wait", connection);
        var running = Task.Run(command.ExecuteNonQuery);
        Assert.True(Session.IsWaiting.Wait(5000));
        listener.Dispose();

        Assert.Empty(Instance.Sessions);
        await Assert.ThrowsAsync<SqlException>(() => running);
    }
}
