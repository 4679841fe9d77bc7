namespace Jupiter.Migration.Servers;

/// <summary>A page file.</summary>
public sealed class PageFile
{
    /// <summary>Its path.</summary>
    public required string Path { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
