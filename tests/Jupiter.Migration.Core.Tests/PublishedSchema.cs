using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Jupiter.Migration.Core.Tests;

/// <summary>A schema of this repository, read more strictly than its readers do: a field that it does not name is a difference.</summary>
internal sealed class PublishedSchema
{
    private const string Extension = ".schema.json";

    private static readonly string Folder = Path.Combine(Repository.Root, "schemas");

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // By name; read once, and in one registry, so that one may refer to another.
    private static readonly Dictionary<string, JsonSchema> All = ReadAll();

    private readonly JsonSchema _schema;

    public PublishedSchema(string name) => _schema = All[name];

    /// <summary>What of a value the schema does not allow or does not know, as <c>PLACE KEYWORD: MESSAGE</c>; empty when it fits.</summary>
    public IEnumerable<string> Differences(JsonNode? value)
    {
        var result = _schema.Evaluate(JsonSerializer.SerializeToElement(value), Options);
        return result.IsValid
            ? []
            : (result.Details ?? []).Append(result).Where(detail => detail.Errors is not null && !IsCondition(detail))
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {(error.Key.Length == 0 ? "unknown" : error.Key)}: {error.Value}"))
                .Distinct();
    }

    private static Dictionary<string, JsonSchema> ReadAll()
    {
        var build = new BuildOptions { SchemaRegistry = new SchemaRegistry() };

        // A schema finds the one that it refers to when it is built: those that refer to none come first.
        return Directory.EnumerateFiles(Folder, "*" + Extension)
            .Select(file => (Name: Path.GetFileName(file)[..^Extension.Length], Text: File.ReadAllText(file)))
            .OrderBy(file => file.Text.Contains("\"$ref\"", StringComparison.Ordinal))
            .ToDictionary(file => file.Name, file => JsonSchema.Build(Closed(file.Text), build));
    }

    // That a condition does not hold is no fault of the value.
    private static bool IsCondition(EvaluationResults detail) => detail.EvaluationPath.ToString().Contains("/if", StringComparison.Ordinal);

    // Files that a newer module has written may carry more; what this one writes may not.
    private static JsonElement Closed(string text)
    {
        var schema = JsonNode.Parse(text);
        Close(schema);
        return JsonSerializer.SerializeToElement(schema);
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            foreach (var (keyword, value) in schema.ToArray())
            {
                // A condition and what follows from it look at fields of an object that is described elsewhere.
                if (keyword is not ("if" or "then" or "else" or "not"))
                {
                    Close(value);
                }
            }

            if (schema["type"] is not null && schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties"))
            {
                schema["additionalProperties"] = false;
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Close(item);
            }
        }
    }
}
