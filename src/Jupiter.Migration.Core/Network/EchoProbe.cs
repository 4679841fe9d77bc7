using System;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>Sends an ICMP echo.</summary>
internal sealed class EchoProbe : INetworkProbe
{
    private const int LongestWaitMilliseconds = 4000;

    /// <inheritdoc/>
    public string Name => "IcmpEcho";

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        if (!MaySend(address.AddressFamily))
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.EchoNotPermitted);
        }

        try
        {
            using var ping = new Ping();
            var reply = ping.SendPingAsync(address, LongestWaitMilliseconds);
            await Task.WhenAny(reply, Task.Delay(Timeout.Infinite, deadline)).ConfigureAwait(false);
            return reply.IsCompleted && (await reply.ConfigureAwait(false)).Status == IPStatus.Success
                ? new ProbeAnswer(ProbeOutcome.Replied, SR.EchoReplied)
                : new ProbeAnswer(ProbeOutcome.Silent, SR.EchoSilent);
        }
        catch (Exception e) when (e is PingException or SocketException or PlatformNotSupportedException)
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.EchoNotPossible.With((e.InnerException ?? e).Message));
        }
    }

    // Without the right to raw sockets .NET would start the system's ping program. Nothing here starts programs.
    private static bool MaySend(AddressFamily family)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return true;
        }

        try
        {
            var protocol = family == AddressFamily.InterNetworkV6 ? ProtocolType.IcmpV6 : ProtocolType.Icmp;
            using var socket = new Socket(family, SocketType.Raw, protocol);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
