using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>
/// The list beside the copy of a folder, <c>NAME.folder.jsonl</c>, read line by line, so that its length does not matter. It comes with a medium:
/// what is in it counts as hostile.
/// </summary>
public sealed class FolderList
{
    /// <summary>End of its name.</summary>
    public const string Suffix = ".folder.jsonl";

    // A path has 32,767 characters at most ("Maximum Path Length Limitation"), six bytes each when escaped; a descriptor has 64 KiB.
    private const int LongestLine = 512 << 10;
    private const byte EndOfLine = (byte)'\n';

    private static readonly JsonFile<FolderListHeader> HeaderLine =
        new("FolderList", FolderListHeader.CurrentSchema, LongestLine, FolderJson.OfLines.FolderListHeader);

    private readonly string _path;

    private FolderList(string path, FolderListHeader header) => (_path, Header) = (path, header);

    /// <summary>Its first line.</summary>
    public FolderListHeader Header { get; }

    /// <summary>The list that belongs to a copy.</summary>
    /// <param name="copy">The folder of the copy, or its list.</param>
    /// <returns>Full path of the list.</returns>
    public static string PathFor(string copy) =>
        copy.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? copy : Path.GetFullPath(copy).TrimEnd('/', '\\') + Suffix;

    /// <summary>The copy that a list belongs to.</summary>
    /// <param name="copy">The folder of the copy, or its list.</param>
    /// <returns>Full path of the folder.</returns>
    public static string CopyFor(string copy)
    {
        var list = PathFor(copy);
        return list.Substring(0, list.Length - Suffix.Length);
    }

    /// <summary>Opens a list.</summary>
    /// <param name="path">The list.</param>
    /// <returns>The list; its lines are read when they are asked for.</returns>
    /// <exception cref="MigrationException">FolderListNotFound, FolderListUnreadable, FolderListTooLarge, FolderListNewer, FolderListBroken, FileHeld.</exception>
    public static FolderList Open(string path) => File.Exists(path)
        ? new(path, ReadHeader(path))
        : throw MigrationException.Because(nameof(SR.FolderListNotFound), path, path);

    /// <summary>SHA-256 of its lines before the last, as that one has it.</summary>
    /// <returns>The hash.</returns>
    /// <exception cref="MigrationException">FolderListBroken: the list is not whole.</exception>
    public string Sha256()
    {
        string? sha256 = null;
        foreach (var _ in Entries(found => sha256 = found))
        {
        }

        return sha256!;
    }

    /// <summary>Its entries in the order of the walk. Only when the last one was given without an error the list is known to be whole.</summary>
    /// <returns>The entries.</returns>
    /// <exception cref="MigrationException">FolderListBroken: at the line that is not sound, or at the end.</exception>
    public IEnumerable<FolderEntry> Entries() => Entries(_ => { });

    private IEnumerable<FolderEntry> Entries(Action<string> whole)
    {
        using var sum = new FolderListSum();
        FolderEntry? before = null;
        var sha256 = "";
        var (isFirst, isEnded) = (true, false);
        foreach (var (line, hasEnd) in Lines(_path))
        {
            if (isEnded || !hasEnd)
            {
                throw Broken(_path);
            }

            if (isFirst)
            {
                isFirst = false;
                sum.Add(line);
            }
            else if (Entry(line) is { } entry && IsNext(before, entry))
            {
                sum.Add(line);
                sum.Count(entry);
                before = entry;
                yield return entry;
            }
            else
            {
                var trailer = sum.Trailer();
                isEnded = line.AsSpan().SequenceEqual(trailer) ? true : throw Broken(_path);
                sha256 = JsonSerializer.Deserialize(trailer, FolderJson.OfLines.FolderListTrailer)!.Sha256;
            }
        }

        whole(isEnded ? sha256 : throw Broken(_path));
    }

    /// <summary>The entries of what a run left that was ended from outside: those before the first line that is not sound.</summary>
    /// <param name="path">The list; need not exist.</param>
    /// <returns>The entries.</returns>
    internal static IEnumerable<FolderEntry> Rest(string path)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        FolderEntry? before = null;
        foreach (var (line, hasEnd) in Lines(path).Skip(1))
        {
            if (!hasEnd || Entry(line) is not { } entry || !IsNext(before, entry))
            {
                yield break;
            }

            before = entry;
            yield return entry;
        }
    }

    private static FolderListHeader ReadHeader(string path)
    {
        try
        {
            var header = HeaderLine.Parse(path, Lines(path).First().Line);
            return header is { Source: not null, Computer: not null, ModuleVersion: not null, Root: not null } ? header : throw Broken(path);
        }
        catch (FileHeldException e)
        {
            throw FileErrors.Name(e, path);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw MigrationException.Because(nameof(SR.FolderListUnreadable), path, e, path, e.Message);
        }
    }

    // The order also says that nothing is there twice; what was not copied may be, since of a name that is no text only a likeness is kept.
    private static bool IsNext(FolderEntry? before, FolderEntry entry) => before is null
        || FolderPathOrder.Walk.Compare(before.Path, entry.Path) is var order && (order < 0 || (order == 0 && entry.Fault is not null));

    private static FolderEntry? Entry(byte[] line)
    {
        try
        {
            var entry = line.AsSpan().StartsWith("{\"path\":"u8) ? JsonSerializer.Deserialize(line, FolderJson.OfLines.FolderEntry) : null;
            return entry is { Path.Length: > 0, Length: >= 0, Kind: FolderEntryKind.File or FolderEntryKind.Folder or FolderEntryKind.Link }
                && (entry.Fault is not null || entry.Kind != FolderEntryKind.File || Hexadecimal.IsSha256(entry.Sha256)) ? entry : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<(byte[] Line, bool HasEnd)> Lines(string path)
    {
        using var file = SharedFile.OpenRead(path);
        using var line = new MemoryStream();
        var block = new byte[64 << 10];
        int count;
        while ((count = file.Read(block, 0, block.Length)) > 0)
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(block, EndOfLine, start, count - start);
                var length = (end < 0 ? count : end) - start;
                if (line.Length + length > LongestLine)
                {
                    throw MigrationException.Because(nameof(SR.FolderListTooLarge), path, path, LongestLine);
                }

                line.Write(block, start, length);
                start += length + 1;
                if (end >= 0)
                {
                    yield return (line.ToArray(), true);
                    line.SetLength(0);
                }
            }
        }

        // An empty file has one line, too, which is no header.
        if (line.Length > 0 || file.Length == 0)
        {
            yield return (line.ToArray(), false);
        }
    }

    private static MigrationException Broken(string path) =>
        MigrationException.Because(nameof(SR.FolderListBroken), path, path, SR.FieldsNotSound.With(FolderListHeader.CurrentSchema));
}
