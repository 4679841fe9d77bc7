using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers;

/// <summary>A volume with a letter.</summary>
public sealed class ServerVolume
{
    /// <summary>Its letter with a colon.</summary>
    public required string Name { get; init; }

    /// <summary>Its file system; empty where it has none that is known.</summary>
    public string FileSystem { get; init; } = "";

    /// <summary>Its size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>What is free on it, in bytes.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>The numbers of the disks that it lies on; null where Windows does not tell, as of a spanned volume.</summary>
    public IReadOnlyList<int>? Disks { get; init => field = value is null ? null : Listing.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
