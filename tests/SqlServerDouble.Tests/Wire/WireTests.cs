using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Wire;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>A listener in front of a scripted instance, and connections of Microsoft.Data.SqlClient to it.</summary>
public abstract class WireTests : IDisposable
{
    private readonly ConcurrentBag<TdsListener> _listeners = [];
    private readonly ConcurrentQueue<Exception> _failures = new();

    internal WireFaults Faults { get; } = new();

    internal ScriptedInstance Instance { get; set; } = new();

    /// <summary>Failures of the double itself; a test that causes one takes it out.</summary>
    internal ConcurrentQueue<Exception> Failures => _failures;

    public void Dispose()
    {
        SqlConnection.ClearAllPools();
        var clock = Stopwatch.StartNew();
        foreach (var listener in _listeners)
        {
            listener.Dispose();
            Assert.Equal(0, listener.ConnectionCount);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"A listener took {clock.Elapsed} to end.");
        Assert.Empty(Instance.Sessions);
        Assert.Empty(_failures);
        GC.SuppressFinalize(this);
    }

    internal TdsListener Listen(WireEncryption encryption = WireEncryption.Optional, bool refusesModernTls = false)
    {
        var listener = new TdsListener(Instance, new ListenerOptions
        {
            Encryption = encryption,
            RefusesModernTls = refusesModernTls,
            Faults = Faults,
            Failed = _failures.Enqueue,
        });
        _listeners.Add(listener);
        return listener;
    }

    internal static SqlConnectionStringBuilder Address(TdsListener listener) => new()
    {
        DataSource = $"127.0.0.1,{listener.Port}",
        UserID = "sa",
        Password = "pw",
        Encrypt = SqlConnectionEncryptOption.Optional,
        TrustServerCertificate = true,
        Pooling = false,
        ConnectRetryCount = 0,
        ConnectTimeout = 10,
    };

    internal SqlConnection Connect(Action<SqlConnectionStringBuilder>? change = null, TdsListener? listener = null)
    {
        var address = Address(listener ?? Listen());
        change?.Invoke(address);
        var connection = new SqlConnection(address.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal static object? Ask(SqlConnection connection, string text)
    {
        using var command = new SqlCommand(text, connection) { CommandTimeout = 20 };
        return command.ExecuteScalar();
    }

    internal static bool Within(double seconds, Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(seconds));
}
