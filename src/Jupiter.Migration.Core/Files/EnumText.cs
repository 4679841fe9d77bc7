using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Files;

/// <summary>Writes the names of an enumeration into JSON as camel case text, and reads nothing but names.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class EnumText<T> : JsonStringEnumConverter<T>
    where T : struct, Enum
{
    /// <summary>Makes the converter; the serializer does.</summary>
    public EnumText()
        : base(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    {
    }
}
