using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Network.Management;

/// <summary>Takes rows from a file. A value that no row can have is none.</summary>
internal sealed class CimRowJson : JsonConverter<CimRow>
{
    private const int MostElements = 256;

    public override CimRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var row = JsonDocument.ParseValue(ref reader);
        return row.RootElement.ValueKind == JsonValueKind.Object
            ? new CimRow(row.RootElement.EnumerateObject().Select(field => new KeyValuePair<string, object?>(field.Name, Plain(field.Value))).ToArray())
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, CimRow value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Take(MostElements).Select(Plain).ToArray(),
        _ => null,
    };
}
