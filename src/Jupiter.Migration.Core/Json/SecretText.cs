using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>A text that stands in a file of people and in no table, message or pipeline: it shows as <c>***</c>.</summary>
/// <param name="value">The text.</param>
[JsonConverter(typeof(Converter))]
public sealed class SecretText(string value)
{
    internal string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => "***";

    /// <summary>The text in JSON.</summary>
    public sealed class Converter : JsonConverter<SecretText>, IWrittenForm
    {
        /// <inheritdoc/>
        string IWrittenForm.Form => SR.FormText;

        /// <inheritdoc/>
        public override SecretText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? new SecretText(reader.GetString()!) : throw new JsonException();

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, SecretText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        /// <inheritdoc/>
        bool IWrittenForm.Takes(JsonElement value) => value.ValueKind == JsonValueKind.String;
    }
}
