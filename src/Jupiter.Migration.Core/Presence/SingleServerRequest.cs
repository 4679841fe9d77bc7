using System;
using Jupiter.Migration.Network;

namespace Jupiter.Migration.Presence;

/// <summary>Which two servers may not be on together, and how long they are asked.</summary>
internal sealed class SingleServerRequest
{
    /// <summary>The old server.</summary>
    public required NetworkHost OldServer { get; init; }

    /// <summary>The new server.</summary>
    public required NetworkHost NewServer { get; init; }

    /// <summary>How long is waited for all answers together.</summary>
    public required TimeSpan Timeout { get; init; }
}
