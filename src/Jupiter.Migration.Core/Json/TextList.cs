using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Json;

/// <summary>
/// A list whose items are texts of one form in JSON. A converter of the whole list, because an attribute of a property reaches no
/// items, and what is only known to one serializer context is forgotten by the next.
/// </summary>
/// <typeparam name="T">What the items are.</typeparam>
public abstract class TextList<T> : JsonConverter<IReadOnlyList<T>>, IWrittenForm
    where T : struct
{
    /// <inheritdoc/>
    string IWrittenForm.Form => Form;

    /// <summary>What the list has to be, in the user's language.</summary>
    protected abstract string Form { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = JsonSerializer.Deserialize<string?[]>(ref reader) ?? throw new JsonException();
        return [.. texts.Select(text => (text is null ? null : Parse(text)) ?? throw new JsonException())];
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Select(Text));

    /// <inheritdoc/>
    bool IWrittenForm.Takes(JsonElement value) => value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && Parse(item.GetString()!) is not null);

    /// <summary>Reads an item.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The item, or null when the text is not of the form.</returns>
    protected abstract T? Parse(string text);

    /// <summary>Writes an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Its text.</returns>
    protected abstract string Text(T item);
}
