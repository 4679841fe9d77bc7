using System;

namespace Jupiter.Migration.Folders;

/// <summary>A copy of a folder, on its medium, read back, with its list (clauses P2, S2).</summary>
public sealed class FolderBackupResult
{
    /// <summary>The folder that was carried.</summary>
    public required string Source { get; init; }

    /// <summary>The copy.</summary>
    public required string Path { get; init; }

    /// <summary>Its list.</summary>
    public required string ListFile { get; init; }

    /// <summary>How many files the copy has.</summary>
    public required long Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many of the files an earlier run had copied already.</summary>
    public required long Taken { get; init; }

    /// <summary>How many files and folders could not be copied; each was written as an error.</summary>
    public required long Faults { get; init; }

    /// <summary>Whether all was read back past the cache of the system.</summary>
    public required bool IsReadFromMedium { get; init; }

    /// <summary>SHA-256 of the list's lines before the last one.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
