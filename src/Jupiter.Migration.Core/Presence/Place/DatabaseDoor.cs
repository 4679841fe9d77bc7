using System.Collections.Generic;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>Where the venue's computers come in to the database.</summary>
public sealed class DatabaseDoor
{
    /// <summary>Name or address of the server.</summary>
    public required string Server { get; init; }

    /// <summary>The TCP port; null where it is not known.</summary>
    public int? Port { get; init; }

    /// <summary>The cards by which the venue's computers may come in.</summary>
    public IReadOnlyList<VenueCard> Cards { get; init; } = [];

    /// <summary>What is expected, for people.</summary>
    internal string Expected => Port is { } port ? SR.DoorIsOpen.With(port) : SR.DoorOfProgramIsOpen;
}
