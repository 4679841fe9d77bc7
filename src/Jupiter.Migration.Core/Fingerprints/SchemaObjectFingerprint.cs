namespace Jupiter.Migration.Fingerprints;

/// <summary>A schema object with the hash of its definition.</summary>
public sealed class SchemaObjectFingerprint
{
    /// <summary>Kind of the object: <c>table</c>, <c>index</c>, <c>trigger</c>, <c>view</c>, <c>setting</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the object.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its definition, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What it counts by; null for what does not count, and where that was not recorded.</summary>
    public SchemaCounter? Counter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name} {Sha256}";
}
