using System;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.LabAsker;

/// <summary>What is known of a server beforehand.</summary>
public sealed class LabServer
{
    public required string Host { get; init; }

    public bool HasCode { get; init; }

    public ServerSighting? Sighting { get; init; }

    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>How long it has to be silent. Ten minutes in a venue, seconds in the lab.</summary>
    public double SilenceFloorSeconds { get; init; }
}
