using System;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Wire;

namespace Jupiter.Migration.SqlServerDouble;

/// <summary>An instance with the listener in front of it.</summary>
public sealed class DoubleServer : IDisposable
{
    private readonly ISqlInstance _instance;
    private readonly TdsListener _listener;

    private DoubleServer(ISqlInstance instance, TdsListener listener) => (_instance, _listener) = (instance, listener);

    /// <summary>The address as a connection string has it.</summary>
    public string Address => $"127.0.0.1,{_listener.Port}";

    /// <summary>What goes wrong on the wire.</summary>
    public required WireFaults Faults { get; init; }

    /// <summary>Starts an instance.</summary>
    /// <param name="options">What is played.</param>
    /// <param name="makeInstance">Makes the model of the instance, which the server disposes of.</param>
    /// <returns>The server, ready for clients.</returns>
    public static DoubleServer Start(DoubleServerOptions options, Func<DoubleServerOptions, ISqlInstance> makeInstance)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(makeInstance);
        var instance = makeInstance(options);
        return new DoubleServer(instance, new TdsListener(instance, options.Listener)) { Faults = options.Listener.Faults };
    }

    /// <summary>Closes all connections, then the instance.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        (_instance as IDisposable)?.Dispose();
    }
}
