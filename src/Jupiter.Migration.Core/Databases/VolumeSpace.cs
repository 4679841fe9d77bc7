using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Databases;

/// <summary>Free space of a volume, as the server sees it.</summary>
public sealed class VolumeSpace
{
    /// <summary>Where the volume is mounted: <c>C:\</c>, a mount point, a folder.</summary>
    public required string MountPoint { get; init; }

    /// <summary>Free bytes.</summary>
    public required long FreeBytes { get; init; }

    /// <summary>The volume of a path: the one whose mount point is the longest beginning of it.</summary>
    /// <param name="volumes">The volumes.</param>
    /// <param name="path">The path, as the server sees it.</param>
    /// <returns>The volume; null when none is known to hold it.</returns>
    public static VolumeSpace? Of(IEnumerable<VolumeSpace> volumes, string path) =>
        volumes.Where(volume => volume.Holds(path)).OrderByDescending(volume => volume.MountPoint.Length).FirstOrDefault();

    /// <summary>Whether a folder or file lies on it, as its path says.</summary>
    /// <param name="path">The path, as the server sees it.</param>
    /// <returns>Whether it does.</returns>
    public bool Holds(string path)
    {
        var folder = MountPoint.TrimEnd('/', '\\');
        return MountPoint.Length > 0 && path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            && (path.Length == folder.Length || path[folder.Length] is '/' or '\\');
    }

    /// <inheritdoc/>
    public override string ToString() => $"{MountPoint} {FreeBytes}";
}
