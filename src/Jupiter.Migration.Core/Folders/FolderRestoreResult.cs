using System;

namespace Jupiter.Migration.Folders;

/// <summary>A folder that was put back (clause P2).</summary>
public sealed class FolderRestoreResult
{
    /// <summary>The copy.</summary>
    public required string Path { get; init; }

    /// <summary>The folder.</summary>
    public required string Destination { get; init; }

    /// <summary>How many files are there as the list has them.</summary>
    public required long Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many of them were there already.</summary>
    public required long Taken { get; init; }

    /// <summary>How many could not be put back; each was written as an error.</summary>
    public required long Faults { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Destination;
}
