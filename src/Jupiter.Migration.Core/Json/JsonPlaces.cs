using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>Where the fields of a JSON file stand in it, by lines and characters as an editor counts them.</summary>
internal sealed class JsonPlaces
{
    private const byte EndOfLine = (byte)'\n';

    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly ReadOnlyMemory<byte> _json;

    /// <summary>Reads a file through.</summary>
    /// <param name="json">The file; sound JSON.</param>
    /// <param name="deepest">How deep it is nested at most.</param>
    public JsonPlaces(ReadOnlyMemory<byte> json, int deepest)
    {
        _json = json;
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = deepest });
        var above = new Stack<Level>();
        var field = "";
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                above.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var path = above.Peek().Path;
                field = PrintableText.Of(path.Length == 0 ? reader.GetString()! : path + "." + reader.GetString());
            }
            else if (above.Count > 0 && above.Peek() is { IsList: true } list)
            {
                field = $"{list.Path}[{list.Count++}]";
            }

            if (reader.TokenType == JsonTokenType.PropertyName || (above.Count > 0 && above.Peek().IsList))
            {
                // Of a field that stands twice, the second is the one that is told.
                _offsets[field] = (int)reader.TokenStartIndex;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                above.Push(new Level(field, reader.TokenType == JsonTokenType.StartArray));
            }
        }
    }

    /// <summary>A fault with its place: that of its field or, where there is none, of what it belongs to.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The fault.</returns>
    public FileFault Placed(FileFault fault)
    {
        for (var field = fault.Field; field.Length > 0; field = field.Substring(0, Math.Max(0, field.LastIndexOfAny(['.', '[']))))
        {
            if (_offsets.TryGetValue(field, out var offset))
            {
                return Placed(fault, _json.Span, offset);
            }
        }

        return fault;
    }

    /// <summary>A fault with the place of a byte.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="bytes">The file, in UTF-8.</param>
    /// <param name="offset">The byte.</param>
    /// <returns>The fault.</returns>
    public static FileFault Placed(FileFault fault, ReadOnlySpan<byte> bytes, int offset)
    {
        var before = bytes.Slice(0, offset);
        var line = 1;
        foreach (var each in before)
        {
            line += each == EndOfLine ? 1 : 0;
        }

        return fault with { Line = line, Column = Encoding.UTF8.GetCharCount(before.Slice(before.LastIndexOf(EndOfLine) + 1).ToArray()) + 1 };
    }

    private sealed class Level(string path, bool isList)
    {
        public string Path { get; } = path;

        public bool IsList { get; } = isList;

        public int Count { get; set; }
    }
}
