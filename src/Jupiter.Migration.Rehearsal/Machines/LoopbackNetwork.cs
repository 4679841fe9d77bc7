using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Rehearsals.Machines;

/// <summary>Gives the computers of a rehearsal loopback addresses of their own, so that rehearsals side by side do not meet.</summary>
internal sealed class LoopbackNetwork(string prefix)
{
    private const int Attempts = 64;

    private readonly string _prefix = prefix;
    private int _last;

    /// <summary>Finds a network in which nobody listens.</summary>
    /// <param name="port">The port that will be listened on.</param>
    /// <returns>The network.</returns>
    public static LoopbackNetwork Find(int port)
    {
        var random = new Random();
        using var rehearsals = new RehearsalRegister();
        for (var i = 0; i < Attempts; i++)
        {
            var prefix = string.Format(CultureInfo.InvariantCulture, "127.{0}.{1}.", random.Next(10, 250), random.Next(1, 250));
            if (!rehearsals.Knows(IPAddress.Parse(prefix + "1")) && IsFree(IPAddress.Parse(prefix + "1"), port))
            {
                return new LoopbackNetwork(prefix);
            }
        }

        throw MigrationException.Because(nameof(SR.RehearsalAddressTaken), port, "127.0.0.0/8", port);
    }

    /// <summary>The next address.</summary>
    /// <returns>The address.</returns>
    public string Next() => _prefix + (++_last).ToString(CultureInfo.InvariantCulture);

    private static bool IsFree(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            listener.Stop();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
