namespace Jupiter.Migration.Servers.Surroundings;

/// <summary>One thing that a database server has, to be held against another server's.</summary>
public sealed class InstanceItem
{
    /// <summary>What it is.</summary>
    public required InstanceItemKind Kind { get; init; }

    /// <summary>Its name; empty where the whole kind could not be read.</summary>
    public required string Name { get; init; }

    /// <summary>What is told of it, or why it is not known.</summary>
    public required string Value { get; init; }

    /// <summary>Whether it could be read: what could not is not the same as nothing.</summary>
    public required bool IsKnown { get; init; }
}
