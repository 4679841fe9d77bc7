using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

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
    /// another version knows.
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
    /// <returns>What it holds.</returns>
    /// <exception cref="MigrationException">PREFIXNewer, PREFIXBroken.</exception>
    public T Parse(string path, byte[] bytes)
    {
        try
        {
            var json = WithoutByteOrderMark(bytes);
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            RequireKnownVersion(path, document.RootElement);
            if (IsWrittenByHand && KnownFields.FirstFault(document.RootElement, type) is { } fault)
            {
                throw Because("Broken", path, null, fault);
            }

            return JsonSerializer.Deserialize(json.Span, type) ?? throw Broken(path, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw Broken(path, e);
        }
    }

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

    // The version is looked at first: a newer format may lack what this one requires, and the remedy is another.
    private void RequireKnownVersion(string path, JsonElement root)
    {
        var found = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (found != schema)
        {
            throw VersionOf(found) > VersionOf(schema) ? Because("Newer", path, null, found, schema) : Broken(path, null);
        }
    }

    private uint? VersionOf(string text) => text.StartsWith(_schemaName, StringComparison.Ordinal)
        && uint.TryParse(text.Substring(_schemaName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    // Notepad and Windows PowerShell put one before UTF-8.
    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) =>
        bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;

    private MigrationException Because(string suffix, string path, Exception? inner, params object?[] more) =>
        MigrationException.Because(errorPrefix + suffix, path, inner, [path, .. more]);
}
