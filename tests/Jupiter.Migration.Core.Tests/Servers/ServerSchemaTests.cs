using System.IO;
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

            Assert.Empty(new PublishedSchema("server-inventory").Differences(JsonNode.Parse(File.ReadAllText(path))));
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

        Assert.Empty(new PublishedSchema("server-spec").Differences(JsonNode.Parse(builtIn)));
    }

    [Fact]
    public void A_field_that_the_schema_does_not_know_is_found() =>
        Assert.Equal(
            ["$ lacks readAt", "$ lacks memoryModules", "$ lacks processors", "$.disks[0].bus", "$.disks[0].color"],
            new PublishedSchema("server-inventory").Differences(
                JsonNode.Parse("""{"schema":"jupiter.server-inventory/1","computerName":"A","disks":[{"model":"","bus":"ide","color":1}]}""")));
}
