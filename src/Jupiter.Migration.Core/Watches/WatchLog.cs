using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches;

/// <summary>
/// <c>watch.jsonl</c>: what a watch saw, a line a look. It is written by an account with few rights on another computer than the case's and carried
/// over by hand, so that nothing in it is believed but what it says of a sighting. Lines that can't be read are counted.
/// </summary>
public sealed class WatchLog
{
    /// <summary>The file in a watch's folder.</summary>
    public const string FileName = "watch.jsonl";

    // A week has 168 hours; a look at its longest is a few thousand bytes.
    private const long Longest = 2 << 20;
    private const byte EndOfLine = (byte)'\n';

    private static readonly JsonFile<WatchLogHeader> Header = new("WatchLog", WatchLogHeader.CurrentSchema, Longest, WatchJson.OfLines.WatchLogHeader);

    private WatchLog(WatchLogHeader of, IReadOnlyList<WatchLook> looks, int unreadable) => (Of, Looks, Unreadable) = (of, looks, unreadable);

    /// <summary>Of which watch it is.</summary>
    public WatchLogHeader Of { get; }

    /// <summary>The looks, by their time.</summary>
    public IReadOnlyList<WatchLook> Looks { get; }

    /// <summary>How many lines can't be read, as after a power loss.</summary>
    public int Unreadable { get; }

    /// <summary>The file before anybody looked.</summary>
    /// <param name="watch">The watch.</param>
    /// <returns>Its bytes.</returns>
    public static byte[] Begin(WatchDescription watch) =>
        [.. Header.Bytes(new WatchLogHeader { Case = watch.Case, OldServer = watch.OldServer }), EndOfLine];

    /// <summary>Reads a log.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="MigrationException">WatchLogNotFound and its kin, FileHeld.</exception>
    public static WatchLog Read(string path)
    {
        var lines = Lines(Header.ReadBytes(path)).ToArray();
        var header = Header.Parse(path, lines.Length > 0 ? lines[0] : []);
        if (header.Case is null || header.OldServer is null)
        {
            throw Header.Broken(path, null);
        }

        var looks = lines.Skip(1).Select(Look).ToArray();
        return new WatchLog(header, [.. looks.OfType<WatchLook>().OrderBy(look => look.At)], looks.Count(look => look is null));
    }

    /// <summary>Adds a look, which is on the medium when this returns.</summary>
    /// <param name="path">The file; has to be there.</param>
    /// <param name="look">The look.</param>
    /// <exception cref="MigrationException">WatchLogNotFound, WatchLogTooLarge, and what the file system says.</exception>
    public static void Append(string path, WatchLook look)
    {
        if (!File.Exists(path))
        {
            throw MigrationException.Because(nameof(SR.WatchLogNotFound), path, path);
        }

        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(look, WatchJson.OfLines.WatchLook), EndOfLine];
        FileErrors.Named(path, () =>
        {
            using var file = SharedFile.OpenWrite(path);
            if (file.Length + line.Length >= Longest)
            {
                throw MigrationException.Because(nameof(SR.WatchLogTooLarge), path, path, Longest);
            }

            // A line that a power loss tore ends here and takes nobody else with it.
            if (file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != EndOfLine)
            {
                file.WriteByte(EndOfLine);
            }

            file.Seek(0, SeekOrigin.End);
            file.Write(line, 0, line.Length);
            Medium.Flush(file, path);
        });
    }

    private static IEnumerable<byte[]> Lines(byte[] bytes)
    {
        for (var (start, end) = (0, 0); start < bytes.Length; start = end + 1)
        {
            end = Array.IndexOf(bytes, EndOfLine, start);
            end = end < 0 ? bytes.Length : end;
            if (end > start)
            {
                yield return bytes.AsSpan(start, end - start).ToArray();
            }
        }
    }

    private static WatchLook? Look(byte[] line)
    {
        try
        {
            var look = JsonSerializer.Deserialize(line, WatchJson.OfLines.WatchLook);
            return look is { Computer: not null, Evidence: not null } ? look : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>The first line of a watch's log.</summary>
public sealed class WatchLogHeader
{
    internal const string CurrentSchema = "jupiter.watch-log/1";

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The server that has to stay off.</summary>
    public required string OldServer { get; init; }
}
