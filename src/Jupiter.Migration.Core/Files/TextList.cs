using System;
using System.Collections.Generic;
using System.Linq;
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
        var texts = JsonSerializer.Deserialize<string?[]>(ref reader) ?? throw new JsonException();
        return [.. texts.Select(text => (text is null ? null : Parse(text)) ?? throw new JsonException())];
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Select(Text));

    /// <summary>Reads an item.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The item, or null when the text is not of the form.</returns>
    protected abstract T? Parse(string text);

    /// <summary>Writes an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Its text.</returns>
    protected abstract string Text(T item);
}
