using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Files;

/// <summary>
/// A list whose items are texts of one form in JSON. A converter of the whole list, because an attribute of a property reaches no
/// items, and what is only known to one serializer context is forgotten by the next.
/// </summary>
/// <typeparam name="T">What the items are.</typeparam>
public abstract class TextList<T> : JsonConverter<IReadOnlyList<T>>
    where T : struct
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : null;
            items.Add(item ?? throw new JsonException());
        }

        return items;
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            writer.WriteStringValue(Text(item));
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads an item.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The item, or null when the text is not of the form.</returns>
    protected abstract T? Parse(string text);

    /// <summary>Writes an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Its text.</returns>
    protected abstract string Text(T item);
}
