using System.Collections.Generic;
using System.Net;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>Where the venue's computers come in to the database.</summary>
public sealed class DatabaseDoor
{
    /// <summary>Name or address of the server.</summary>
    public required string Server { get; init; }

    /// <summary>The TCP port; null where it is not known.</summary>
    public int? Port { get; init; }

    /// <summary>Name of the card in the venue's network; null where it is not known: then each network counts.</summary>
    public string? Card { get; init; }

    /// <summary>The addresses of computers of the venue, or one that stands for its network.</summary>
    public required IReadOnlyList<IPAddress> Callers { get; init; }

    /// <summary>What is expected, for people.</summary>
    internal string Expected => Port is { } port ? SR.DoorIsOpen.With(port) : SR.DoorOfProgramIsOpen;
}
