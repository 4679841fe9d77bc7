using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>
/// A kind of JSON file that carries a <c>schema</c> field of the form <c>NAME/VERSION</c>. What is read counts as hostile: its size,
/// depth and version are bounded before it is bound to a type. Failures have ErrorIds of their own: the kind's prefix followed by
/// NotFound, Unreadable, TooLarge, Newer or Broken. One that somebody else keeps open is FileHeld, whatever its kind.
/// </summary>
/// <typeparam name="T">What the file holds.</typeparam>
/// <param name="errorPrefix">First part of its ErrorIds.</param>
/// <param name="schema">Its schema and version, <c>NAME/VERSION</c>.</param>
/// <param name="longest">How many bytes a file may have.</param>
/// <param name="type">How it is bound.</param>
public sealed class JsonFile<T>(string errorPrefix, string schema, long longest, JsonTypeInfo<T> type)
    where T : class
{
    private const int DeepestNesting = 16;

    private readonly string _schemaName = schema.Substring(0, schema.LastIndexOf('/') + 1);

    /// <summary>
    /// Whether people write the file: then a field that is not known is an error, where in a file that the product writes it is one that
    /// another version knows; and it may be in UTF-16 with a byte order mark.
    /// </summary>
    public bool IsWrittenByHand { get; init; }

    /// <summary>Reads and binds a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="MigrationException">FileHeld, PREFIXNotFound, PREFIXUnreadable, PREFIXTooLarge, PREFIXNewer, PREFIXBroken.</exception>
    public T Read(string path) => Parse(path, ReadBytes(path));

    /// <summary>Reads a file whole, if it is not too large.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="MigrationException">FileHeld, PREFIXNotFound, PREFIXUnreadable, PREFIXTooLarge.</exception>
    public byte[] ReadBytes(string path)
    {
        try
        {
            return SharedFile.ReadWhole(path, longest) ?? throw Because("TooLarge", path, null, longest);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Because("NotFound", path, e);
        }
        catch (FileHeldException e)
        {
            throw FileErrors.Name(e, path);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw Because("Unreadable", path, e, e.Message);
        }
    }

    /// <summary>Binds the bytes of a file.</summary>
    /// <param name="path">The file, for the errors.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="rules">What is wrong with what it holds, beyond the types of its fields; null for nothing.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="MigrationException">PREFIXNewer, PREFIXBroken with every fault that was found.</exception>
    public T Parse(string path, byte[] bytes, Func<T, IEnumerable<FileFault>>? rules = null)
    {
        var (content, faults, inner) = Examine(path, bytes, rules);
        return faults.Count == 0 ? content! : throw Because("Broken", path, inner, Listed(faults));
    }

    /// <summary>All that is wrong in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rules">What is wrong with what it holds, beyond the types of its fields.</param>
    /// <returns>The faults, in the order of the file where they have a place.</returns>
    /// <exception cref="MigrationException">FileHeld, PREFIXNotFound, PREFIXUnreadable, PREFIXTooLarge, PREFIXNewer.</exception>
    public IReadOnlyList<FileFault> Examine(string path, Func<T, IEnumerable<FileFault>> rules) => Examine(path, ReadBytes(path), rules).Faults;

    /// <summary>The bytes of a file.</summary>
    /// <param name="content">What it is to hold.</param>
    /// <returns>UTF-8 JSON.</returns>
    public byte[] Bytes(T content) => JsonSerializer.SerializeToUtf8Bytes(content, type);

    /// <summary>The error of a file that is JSON but not what it must be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inner">What made it known.</param>
    /// <returns>PREFIXBroken.</returns>
    public MigrationException Broken(string path, Exception? inner) =>
        Because("Broken", path, inner, inner?.Message ?? SR.FieldsNotSound.With(schema));

    private (T? Content, IReadOnlyList<FileFault> Faults, Exception? Inner) Examine(string path, byte[] bytes, Func<T, IEnumerable<FileFault>>? rules)
    {
        var json = IsWrittenByHand ? WrittenText.Utf8(bytes) : WithoutByteOrderMark(bytes);
        if (IsWrittenByHand && WrittenText.FirstForeign(json) is { } foreign)
        {
            return (null, [JsonPlaces.Placed(new FileFault("", SR.FileNotUtf8), json.Span, foreign)], null);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            FileFault[] faults = [.. OfVersion(path, document.RootElement)];
            if (faults.Length > 0 && !IsWrittenByHand)
            {
                return (null, faults, null);
            }

            if (IsWrittenByHand)
            {
                faults = [.. faults, .. Others(faults, WrittenFields.Faults(document.RootElement, type))];
            }

            var (content, inner) = Bind(json);
            if (rules is not null && (content ?? Rest(document.RootElement, faults)) is { } looked)
            {
                faults = [.. faults, .. Others(faults, rules(looked))];
            }

            if (content is null && faults.Length == 0)
            {
                faults = [new FileFault("", inner?.Message ?? SR.FieldsNotSound.With(schema))];
            }

            return (content, faults.Length == 0 ? [] : Placed(faults, json), inner);
        }
        catch (JsonException e) when (IsWrittenByHand)
        {
            return (null, [Broken(e, json)], e);
        }
        catch (Exception e) when (IsFault(e))
        {
            return (null, [new FileFault("", e.Message)], e);
        }
    }

    // A field that is wrong already is not told again by a rule that met its gap.
    private static IEnumerable<FileFault> Others(FileFault[] known, IEnumerable<FileFault> faults) =>
        faults.Where(fault => Array.TrueForAll(known, one => one.Field != fault.Field && one.Meant != fault.Field));

    private T? Rest(JsonElement root, FileFault[] faults)
    {
        try
        {
            return SoundRest.Bind(root, type, faults);
        }
        catch (Exception e) when (IsFault(e))
        {
            return null;
        }
    }

    private (T? Content, Exception? Inner) Bind(ReadOnlyMemory<byte> json)
    {
        try
        {
            return (JsonSerializer.Deserialize(json.Span, type), null);
        }
        catch (Exception e) when (IsFault(e))
        {
            return (null, e);
        }
    }

    private static bool IsFault(Exception e) => e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException;

    private static IReadOnlyList<FileFault> Placed(FileFault[] faults, ReadOnlyMemory<byte> json)
    {
        var places = new JsonPlaces(json, DeepestNesting);
        return [.. faults.Select(places.Placed).OrderBy(fault => fault.Line ?? 0).ThenBy(fault => fault.Column ?? 0)];
    }

    // What comes after the place where JSON breaks off can't be read: the rest of the faults shows when this one is mended.
    private static FileFault Broken(JsonException e, ReadOnlyMemory<byte> json)
    {
        var line = (int)(e.LineNumber ?? 0);
        var at = 0;
        for (var i = 0; i < line; i++)
        {
            at += json.Span.Slice(at).IndexOf((byte)'\n') + 1;
        }

        return JsonPlaces.Placed(new FileFault("", SR.JsonBroken), json.Span, Math.Min(json.Length, at + (int)(e.BytePositionInLine ?? 0)));
    }

    private static string Listed(IReadOnlyList<FileFault> faults)
    {
        const int Most = 10;
        var shown = string.Join("; ", faults.Take(Most));
        return faults.Count > Most ? $"{shown}; {SR.AndMore.With(faults.Count - Most)}" : shown;
    }

    // The version is looked at first: a newer format may lack what this one requires, and the remedy is another.
    private IEnumerable<FileFault> OfVersion(string path, JsonElement root)
    {
        var found = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return found == schema ? []
            : VersionOf(found) > VersionOf(schema) ? throw Because("Newer", path, null, found, schema)
            : [new FileFault("schema", SR.SchemaWrong.With(schema))];
    }

    private uint? VersionOf(string text) => text.StartsWith(_schemaName, StringComparison.Ordinal)
        && uint.TryParse(text.Substring(_schemaName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    // Notepad and Windows PowerShell put one before UTF-8.
    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) =>
        bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;

    private MigrationException Because(string suffix, string path, Exception? inner, params object?[] more) =>
        MigrationException.Because(errorPrefix + suffix, path, inner, [path, .. more]);
}
