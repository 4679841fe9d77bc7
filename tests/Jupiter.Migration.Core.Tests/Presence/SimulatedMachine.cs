using System;
using System.Net;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>A machine of a <see cref="SimulatedSegment"/>.</summary>
internal sealed class SimulatedMachine
{
    public required IPAddress Address { get; set; }

    public required HardwareAddress Card { get; set; }

    /// <summary>Whether it answers a question that reaches it, by the time.</summary>
    public Func<DateTimeOffset, bool> IsOn { get; set; } = _ => true;

    /// <summary>Whether questions from the computer that asks reach it at all: not behind a router, an isolating access point or a cut cable.</summary>
    public bool IsReachable { get; set; } = true;
}
