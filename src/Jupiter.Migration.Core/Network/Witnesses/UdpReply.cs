using System;
using System.Net.Sockets;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>What came of a question by datagram to one address.</summary>
internal sealed class UdpReply
{
    /// <summary>The port that was asked.</summary>
    public required int Port { get; init; }

    /// <summary>What came back.</summary>
    public required UdpOutcome Outcome { get; init; }

    /// <summary>How many datagrams went out.</summary>
    public required int PacketsSent { get; init; }

    /// <summary>The datagram that came back, hostile until looked at; empty unless one did.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Why it could not be sent.</summary>
    public SocketError Error { get; init; }

    /// <summary>The answer of a probe that asked so. Whatever comes back is a sign of life, whether it can be read or not.</summary>
    /// <param name="tell">Reads the datagram: what it says for people, or null when it is none of the protocol's.</param>
    /// <returns>The answer.</returns>
    public ProbeAnswer Answer(Func<byte[], string?> tell) => Outcome switch
    {
        UdpOutcome.Replied => Made(ProbeOutcome.Replied, tell(Bytes) ?? SR.DatagramStrange.With(Port)),
        UdpOutcome.Refused => Made(ProbeOutcome.Refused, SR.DatagramRefused.With(Port)),
        UdpOutcome.Silent => Made(ProbeOutcome.Silent, SR.DatagramSilent.With(Port)),
        _ => Made(ProbeOutcome.NotPossible, SR.DatagramNotPossible.With(Port, Error)),
    };

    private ProbeAnswer Made(ProbeOutcome outcome, string detail) => new(outcome, detail) { PacketsSent = PacketsSent };
}
