namespace Jupiter.Migration.Servers;

/// <summary>A disk of a server.</summary>
public sealed class ServerDisk
{
    /// <summary>Its model; empty when it has none.</summary>
    public required string Model { get; init; }

    /// <summary>Its number, by which volumes name it; null where it has none.</summary>
    public int? Number { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>What it stores on.</summary>
    public DiskMediaType MediaType { get; init; }

    /// <summary>How it is connected.</summary>
    public DiskBus Bus { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Model;
}
