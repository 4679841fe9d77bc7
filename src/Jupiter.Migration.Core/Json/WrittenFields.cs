using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Json;

/// <summary>
/// The fields that a file written by hand may have, at every level, and the forms of their values: those of the types that it is bound to. A slip
/// of the pen would otherwise be passed over, and what it stood for with it.
/// </summary>
internal static class WrittenFields
{
    private const string SchemaOfEditor = "$schema";

    /// <summary>What is wrong with the fields: names that there are not, or twice; values of another form; what is missing.</summary>
    /// <param name="root">The file.</param>
    /// <param name="type">What it is bound to.</param>
    /// <returns>All faults, in the order of the file.</returns>
    public static IEnumerable<FileFault> Faults(JsonElement root, JsonTypeInfo type) => FaultsOf(root, type, null, "");

    private static IEnumerable<FileFault> FaultsOf(JsonElement value, JsonTypeInfo type, JsonConverter? own, string path) =>
        (own ?? type.Converter) is IWrittenForm form ? FaultOf(path, form, value)
        : type.Kind switch
        {
            JsonTypeInfoKind.Object => value.ValueKind == JsonValueKind.Object ? FaultsOfObject(value, type, path) : [Wrong(path, SR.FormObject)],
            JsonTypeInfoKind.Enumerable when value.ValueKind != JsonValueKind.Array => [Wrong(path, SR.FormList)],
            JsonTypeInfoKind.Enumerable when ItemOf(type) is { } item =>
                value.EnumerateArray().SelectMany((element, i) => FaultsOf(element, item, null, $"{path}[{i}]")),
            JsonTypeInfoKind.None => WrittenForms.Of(type.Type) is { } plain ? FaultOf(path, plain, value) : [],
            _ => [],
        };

    private static IEnumerable<FileFault> FaultsOfObject(JsonElement value, JsonTypeInfo type, string path)
    {
        // What a type computes and no file holds is listed as well.
        var written = type.Properties.Where(property => property.Get is not null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            // Each time that it is asked for, its name is made anew of the bytes.
            var name = field.Name;
            if (!seen.Add(name))
            {
                var twice = Shown(path, name);
                yield return new FileFault(twice, SR.FieldTwice.With(twice));
            }
            else if (written.FirstOrDefault(property => property.Name == name) is { } known)
            {
                foreach (var fault in IsLeftOut(field.Value, known) ? [] : FaultsOf(field.Value, type.Options.GetTypeInfo(known.PropertyType), known.CustomConverter, Below(path, name)))
                {
                    yield return fault;
                }
            }
            else if (path.Length > 0 || name != SchemaOfEditor)
            {
                var shown = Shown(path, name);
                var nearest = NearestName.Of(name, written.Select(property => property.Name));
                meant.Add(nearest ?? "");
                yield return nearest is null
                    ? new FileFault(shown, SR.FieldUnknown.With(shown))
                    : new FileFault(shown, SR.FieldUnknownNearest.With(shown, nearest)) { Meant = Below(path, nearest) };
            }
        }

        foreach (var missing in type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name) && !meant.Contains(property.Name)))
        {
            var field = Below(path, missing.Name);
            yield return new FileFault(field, SR.FieldMissing.With(field));
        }
    }

    // As the places are named (JsonPlaces); a name that is known is one of ours.
    private static string Shown(string path, string name) => PrintableText.Of(Below(path, name));

    private static string Below(string path, string name) => path.Length == 0 ? name : path + "." + name;

    // The serializer takes null for nothing, except where a value can't be nothing; what is required is looked at by whoever knows what it is for.
    private static bool IsLeftOut(JsonElement value, JsonPropertyInfo property) =>
        value.ValueKind == JsonValueKind.Null && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);

    private static IEnumerable<FileFault> FaultOf(string path, IWrittenForm form, JsonElement value) => form.Takes(value) ? [] : [Wrong(path, form.Form)];

    private static FileFault Wrong(string path, string form) => new(path, SR.FieldFormWrong.With(path, form));

    private static JsonTypeInfo? ItemOf(JsonTypeInfo list) =>
        list.Type.IsArray ? list.Options.GetTypeInfo(list.Type.GetElementType()!)
        : list.Type.IsGenericType ? list.Options.GetTypeInfo(list.Type.GetGenericArguments()[0])
        : null;
}
