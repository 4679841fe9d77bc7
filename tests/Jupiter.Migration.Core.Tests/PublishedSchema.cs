using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Core.Tests;

/// <summary>A schema of this repository, and as much of JSON Schema as they need.</summary>
internal sealed class PublishedSchema
{
    private readonly JsonNode _schema;

    public PublishedSchema(string name) => _schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", name + ".schema.json")))!;

    /// <summary>What of a value the schema does not allow or does not know; empty when it fits.</summary>
    public IEnumerable<string> Differences(JsonNode? value) => Differences(_schema, value, "$");

    private static IEnumerable<string> Differences(JsonNode schema, JsonNode? value, string path)
    {
        if (schema["$ref"] is { } other)
        {
            return Differences(Named(other.GetValue<string>()), value, path);
        }

        if (schema["enum"] is JsonArray names && !names.Any(name => JsonNode.DeepEquals(name, value)))
        {
            return [path];
        }

        if (schema["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
        {
            return [path];
        }

        if (schema["type"]?.GetValueKind() == JsonValueKind.String && !IsOf(schema["type"]!.GetValue<string>(), value))
        {
            return [path];
        }

        return value switch
        {
            JsonObject item =>
                (schema["required"]?.AsArray() ?? []).Where(name => !item.ContainsKey(name!.GetValue<string>())).Select(name => $"{path} lacks {name}")
                .Concat(item.SelectMany(field => (schema["properties"]?[field.Key] ?? schema["additionalProperties"] as JsonObject) is { } inner
                    ? Differences(inner, field.Value, $"{path}.{field.Key}")
                    : [$"{path}.{field.Key}"])),
            JsonArray items => ListDifferences(schema, items, path).Concat(items.SelectMany((item, i) => Differences(schema["items"]!, item, $"{path}[{i}]"))),
            JsonValue text when text.TryGetValue<string>(out var content) && !Allows(schema, content) => [path],
            _ => [],
        };
    }

    private static JsonNode Named(string id) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas"), "*.schema.json")
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!).Single(schema => schema["$id"]!.GetValue<string>() == id);

    private static IEnumerable<string> ListDifferences(JsonNode schema, JsonArray items, string path)
    {
        if (items.Count < (schema["minItems"]?.GetValue<int>() ?? 0))
        {
            yield return path + " is short";
        }

        if (schema["uniqueItems"] is not null && items.Select(item => item?.ToJsonString()).Distinct().Count() < items.Count)
        {
            yield return path + " repeats";
        }
    }

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "integer" => value?.GetValueKind() == JsonValueKind.Number,
        _ => true,
    };

    private static bool Allows(JsonNode schema, string text) =>
        (schema["pattern"] is not { } pattern || Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.ECMAScript))
        && schema["format"]?.GetValue<string>() switch
        {
            "date" => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
}
