using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>A time of the day in JSON, <c>HH:mm</c>: 00:00 to 23:59.</summary>
public sealed class ClockText : JsonConverter<TimeSpan>, IWrittenForm
{
    private const string Form = @"hh\:mm";

    /// <inheritdoc/>
    string IWrittenForm.Form => SR.FormClock;

    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Parse(reader.GetString()) is { } time ? time : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    bool IWrittenForm.Takes(JsonElement value) => value.ValueKind == JsonValueKind.String && Parse(value.GetString()) is not null;

    private static TimeSpan? Parse(string? text) =>
        TimeSpan.TryParseExact(text, Form, CultureInfo.InvariantCulture, out var time) ? time : null;
}
