using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Folders;

/// <summary>First line of a list: which folder it is of.</summary>
public sealed class FolderListHeader
{
    internal const string CurrentSchema = "jupiter.folder-list/1";

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Full path of the folder where it was taken.</summary>
    public required string Source { get; init; }

    /// <summary>The computer that took it.</summary>
    public required string Computer { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the module.</summary>
    public required string ModuleVersion { get; init; }

    /// <summary>The folder itself: its times, attributes, rights.</summary>
    public required FolderEntry Root { get; init; }
}

/// <summary>Last line of a list: without it the list is not whole.</summary>
public sealed class FolderListTrailer
{
    /// <summary>How many files were copied.</summary>
    public required long Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many entries could not be copied.</summary>
    public required long Faults { get; init; }

    /// <summary>SHA-256 of all lines before, with their ends.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Serialises lists without reflection at run time.</summary>
[JsonSerializable(typeof(FolderListHeader))]
[JsonSerializable(typeof(FolderEntry))]
[JsonSerializable(typeof(FolderListTrailer))]
internal sealed partial class FolderJson : JsonSerializerContext
{
    /// <summary>How a line is written.</summary>
    public static FolderJson OfLines { get; } = new(new JsonSerializerOptions(ReadableJson.Options()) { WriteIndented = false });
}
