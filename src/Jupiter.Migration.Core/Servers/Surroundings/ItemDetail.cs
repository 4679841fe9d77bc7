namespace Jupiter.Migration.Servers.Surroundings;

/// <summary>One thing that a server tells of an item, under the server's own name for it.</summary>
public sealed class ItemDetail
{
    /// <summary>The name of the column.</summary>
    public required string Name { get; init; }

    /// <summary>What stands in it.</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Value}";
}
