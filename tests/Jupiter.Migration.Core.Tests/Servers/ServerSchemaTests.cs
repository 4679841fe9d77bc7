using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Specification;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers;

public sealed class ServerSchemaTests
{
    [Fact]
    public void The_inventory_schema_knows_what_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("jupiter-schema-").FullName;
        try
        {
            var path = Path.Combine(folder, "server.json");
            ServerInventoryFile.Write(path, SampleServer.With());

            Assert.Empty(Differences(Schema("server-inventory"), JsonNode.Parse(File.ReadAllText(path)), "$"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_profile_schema_knows_the_built_in_profile()
    {
        using var builtIn = typeof(ServerSpecFile).Assembly.GetManifestResourceStream("server-spec.json")!;

        Assert.Empty(Differences(Schema("server-spec"), JsonNode.Parse(builtIn), "$"));
    }

    [Fact]
    public void A_field_that_the_schema_does_not_know_is_found() =>
        Assert.Equal(
            ["$ lacks readAt", "$ lacks memoryModules", "$ lacks processors", "$.disks[0].bus", "$.disks[0].color"],
            Differences(
                Schema("server-inventory"),
                JsonNode.Parse("""{"schema":"jupiter.server-inventory/1","computerName":"A","disks":[{"model":"","bus":"ide","color":1}]}"""),
                "$"));

    private static JsonNode Schema(string name, [CallerFilePath] string thisFile = "") => JsonNode.Parse(File.ReadAllText(
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "schemas", name + ".schema.json")))!;

    /// <summary>As much of JSON Schema as these two schemas need.</summary>
    private static IEnumerable<string> Differences(JsonNode schema, JsonNode? value, string path)
    {
        if (schema["enum"] is JsonArray names && !names.Any(name => JsonNode.DeepEquals(name, value)))
        {
            return [path];
        }

        return value switch
        {
            JsonObject item =>
                (schema["required"]?.AsArray() ?? []).Where(name => !item.ContainsKey(name!.GetValue<string>())).Select(name => $"{path} lacks {name}")
                .Concat(item.SelectMany(field => schema["properties"]?[field.Key] is { } inner
                    ? Differences(inner, field.Value, $"{path}.{field.Key}")
                    : [$"{path}.{field.Key}"])),
            JsonArray items => items.SelectMany((item, i) => Differences(schema["items"]!, item, $"{path}[{i}]")),
            _ => [],
        };
    }
}
