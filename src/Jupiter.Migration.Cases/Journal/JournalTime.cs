using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>The time of a line in its JSON.</summary>
internal sealed class JournalTime : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(JournalLine.Time(value));
}
