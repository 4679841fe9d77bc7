using System;
using System.Net;

namespace Jupiter.Migration.Presence;

/// <summary>What came of listening for a server on its segment.</summary>
public sealed class SilenceFinding
{
    /// <summary>What its silence is worth; NotAsked when it was broken.</summary>
    public required SilenceState State { get; init; }

    /// <summary>The address at which it, or somebody else in its place, answered; null while nobody did.</summary>
    public IPAddress? BrokenAt { get; init; }

    /// <summary>Since when it has been silent; null when that can't be told.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What was asked, who answered and who did not, for people.</summary>
    public required string Detail { get; init; }
}
