using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>
/// The fields that a file written by hand may have, at every level: those of the types that it is bound to. A slip of the pen would
/// otherwise be passed over, and what it stood for with it.
/// </summary>
internal static class KnownFields
{
    private const string SchemaOfEditor = "$schema";

    /// <summary>What is wrong with the names of the fields.</summary>
    /// <param name="root">The file.</param>
    /// <param name="type">What it is bound to.</param>
    /// <returns>The first fault, for people; null when there is none.</returns>
    public static string? FirstFault(JsonElement root, JsonTypeInfo type) => FaultsOf(root, type, "").FirstOrDefault();

    private static IEnumerable<string> FaultsOf(JsonElement value, JsonTypeInfo type, string path) => value.ValueKind switch
    {
        JsonValueKind.Object when type.Kind == JsonTypeInfoKind.Object => FaultsOfObject(value, type, path),
        JsonValueKind.Array when type.Kind == JsonTypeInfoKind.Enumerable && ItemOf(type) is { } item =>
            value.EnumerateArray().SelectMany((element, i) => FaultsOf(element, item, $"{path}[{i}]")),
        _ => [],
    };

    private static IEnumerable<string> FaultsOfObject(JsonElement value, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            var shown = PrintableText.Of(path.Length == 0 ? field.Name : path + "." + field.Name);
            if (!seen.Add(field.Name))
            {
                yield return SR.FieldTwice.With(shown);
            }
            else if (type.Properties.FirstOrDefault(property => property.Name == field.Name) is { } known)
            {
                foreach (var fault in FaultsOf(field.Value, type.Options.GetTypeInfo(known.PropertyType), shown))
                {
                    yield return fault;
                }
            }
            else if (path.Length > 0 || field.Name != SchemaOfEditor)
            {
                yield return NearestName.Of(field.Name, type.Properties.Select(property => property.Name)) is { } nearest
                    ? SR.FieldUnknownNearest.With(shown, nearest)
                    : SR.FieldUnknown.With(shown);
            }
        }
    }

    private static JsonTypeInfo? ItemOf(JsonTypeInfo list) =>
        list.Type.IsArray ? list.Options.GetTypeInfo(list.Type.GetElementType()!)
        : list.Type.IsGenericType ? list.Options.GetTypeInfo(list.Type.GetGenericArguments()[0])
        : null;
}
