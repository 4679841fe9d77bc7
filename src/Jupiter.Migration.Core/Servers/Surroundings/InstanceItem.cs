using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers.Surroundings;

/// <summary>One thing that a database server has, to be held against another server's.</summary>
public sealed class InstanceItem
{
    /// <summary>What it is.</summary>
    public required InstanceItemKind Kind { get; init; }

    /// <summary>Its name; where the whole kind could not be read, the database in which it could not, or nothing.</summary>
    public required string Name { get; init; }

    /// <summary>What is told of it.</summary>
    public IReadOnlyList<ItemDetail> Details { get; init => field = Listing.Of(value); } = Listing.Of<ItemDetail>([]);

    /// <summary>Why it is not known; null where it is. What could not be read is not the same as nothing.</summary>
    public string? UnknownBecause { get; init; }

    /// <summary>Whether it could be read.</summary>
    [JsonIgnore]
    public bool IsKnown => UnknownBecause is null;

    /// <summary>A detail.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What it is; empty where the server tells nothing.</returns>
    public string Detail(string name) => Details.FirstOrDefault(detail => detail.Name.Equals(name, StringComparison.Ordinal))?.Value ?? "";

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name}";
}
