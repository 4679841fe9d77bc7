namespace Jupiter.Migration.Databases;

/// <summary>Free space of a volume, as the server sees it.</summary>
public sealed class VolumeSpace
{
    /// <summary>Where the volume is mounted: <c>C:\</c>, a mount point, a folder.</summary>
    public required string MountPoint { get; init; }

    /// <summary>Free bytes.</summary>
    public required long FreeBytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{MountPoint} {FreeBytes}";
}
