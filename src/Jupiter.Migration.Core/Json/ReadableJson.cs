using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Json;

/// <summary>How this product writes JSON: indented, camel case, Cyrillic as itself.</summary>
public static class ReadableJson
{
    /// <summary>New options, to be given to one serializer context.</summary>
    /// <returns>The options.</returns>
    public static JsonSerializerOptions Options() => new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
    };
}
