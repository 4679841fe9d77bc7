using System;
using System.Collections.Generic;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence.Devices;

namespace Jupiter.Migration.Presence;

/// <summary>A server of which is asked whether it is on, and what is known of it beforehand.</summary>
public sealed class AskedServer
{
    /// <summary>The server.</summary>
    public required NetworkHost Host { get; init; }

    /// <summary>Where it was seen while it was on; null when nobody recorded that.</summary>
    public ServerSighting? Sighting { get; init; }

    /// <summary>Where it hung at the venue's devices while it was on; empty where nobody recorded that.</summary>
    public IReadOnlyList<IDevicePlace> Places { get; init; } = [];

    /// <summary>Whether the code of its tag was given, and was right.</summary>
    public bool HasCode { get; init; }

    /// <summary>Since when it has been silent, by an earlier question; null when there was none.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>How long it has to be silent.</summary>
    public TimeSpan SilenceFloor { get; init; } = Presence.SilenceFloor.Unmeasured;
}
