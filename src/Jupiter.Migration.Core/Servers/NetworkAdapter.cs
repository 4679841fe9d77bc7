using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers;

/// <summary>A network adapter. Addresses are there in detail only.</summary>
public sealed class NetworkAdapter
{
    /// <summary>Its model.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its connection; it is localised.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Whether it has a network; null where that is not known.</summary>
    public bool? IsConnected { get; init; }

    /// <summary>Its speed in bits a second.</summary>
    public long? BitsPerSecond { get; init; }

    /// <summary>Its hardware address; null where it was not read.</summary>
    public string? HardwareAddress { get; init; }

    /// <summary>Its addresses; null where they were not read.</summary>
    public IReadOnlyList<string>? Addresses { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>Its gateways; null where they were not read.</summary>
    public IReadOnlyList<string>? Gateways { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The servers that it asks for names; null where they were not read.</summary>
    public IReadOnlyList<string>? NameServers { get; init => field = value is null ? null : Listing.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
