using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>
/// Writes the names of an enumeration into JSON as camel case text, and reads nothing but these names: the converter of the framework
/// also takes numbers in quotation marks and lists of names, which no schema allows.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class EnumText<T> : JsonConverter<T>, IWrittenForm
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues(typeof(T)).Cast<T>().ToDictionary(Text, StringComparer.Ordinal);

    /// <inheritdoc/>
    string IWrittenForm.Form => SR.FormName.With(string.Join(", ", Values.Keys));

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

    /// <inheritdoc/>
    bool IWrittenForm.Takes(JsonElement value) => value.ValueKind == JsonValueKind.String && Values.ContainsKey(value.GetString()!);

    private static string Text(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
