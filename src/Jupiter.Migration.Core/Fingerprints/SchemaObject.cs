namespace Jupiter.Migration.Fingerprints;

/// <summary>Something in the schema of a database that has a definition.</summary>
public sealed class SchemaObject
{
    /// <summary>Kind of the object in the engine's words: <c>table</c>, <c>index</c>, <c>trigger</c>, <c>view</c>, <c>setting</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the object.</summary>
    public required string Name { get; init; }

    /// <summary>Its definition, exactly as the engine keeps it.</summary>
    public required string Definition { get; init; }

    /// <summary>What it counts by; null for what does not count.</summary>
    public SchemaCounter? Counter { get; init; }
}
