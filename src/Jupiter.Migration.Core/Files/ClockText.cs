using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Files;

/// <summary>A time of the day in JSON, <c>HH:mm</c>: 00:00 to 23:59.</summary>
public sealed class ClockText : JsonConverter<TimeSpan>
{
    private const string Form = @"hh\:mm";

    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TimeSpan.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
