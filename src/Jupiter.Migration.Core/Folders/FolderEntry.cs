using System;
using System.IO;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Folders;

/// <summary>What a name in a folder means.</summary>
public enum FolderEntryKind
{
    /// <summary>A file, also one that the system keeps deduplicated or in a cloud.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link or a mounted folder: recorded, never followed.</summary>
    Link,
}

/// <summary>One file, folder or link of a folder that was carried, as its list has it (clauses P2, S2).</summary>
public sealed record FolderEntry
{
    /// <summary>Its path within the folder, with <c>/</c> between names; empty for the folder itself.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FolderEntryKind>))]
    public required FolderEntryKind Kind { get; init; }

    /// <summary>Length of a file in bytes.</summary>
    public long Length { get; init; }

    /// <summary>When it was written last.</summary>
    public DateTime LastWriteTimeUtc { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreationTimeUtc { get; init; }

    /// <summary>Its attributes, as numbers of <see cref="FileAttributes"/>.</summary>
    public int Attributes { get; init; }

    /// <summary>On Windows, owner and access list (SDDL, MS-DTYP 2.5.1); null elsewhere, or where it may not be read.</summary>
    public string? Sddl { get; init; }

    /// <summary>SHA-256 of a file's content, as read back from the copy; null when it was not copied.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether another program had it open for writing (Windows): it was copied as it was then, and what that program had not written yet is not in it.</summary>
    public bool? WasOpen { get; init; }

    /// <summary>ErrorId of why it was not copied; null when it was.</summary>
    public string? Fault { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
