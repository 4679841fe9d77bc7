using System.IO;
using System.Text.Json.Nodes;
using Jupiter.Migration.Core.Tests.Servers.Preparation;
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
            ServerInventoryFile.Write(path, SampleServer.With(
                programs: SamplePrograms.Ready(), printers: [new() { Name = "Кухня", Driver = "TM-T88" }],
                desktop: new() { IsAllowed = true, IsSessionHost = true, MostSessions = 9, Licensing = RemoteDesktopLicensing.PerUser, LicenseServers = ["JUPITER"], GraceDays = 0, Users = 3 }));

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

    [Theory]
    [InlineData("""{"computerName":"A","memoryModules":[],"disks":[],"processors":[]}""", " required: ")]
    [InlineData("""{"schema":"jupiter.server-inventory/1"}""", " required: ")]
    [InlineData("""{"disks":[{"model":"","bus":"ide"}]}""", "/disks/0/bus ")]
    [InlineData("""{"disks":[{"model":"","color":1}]}""", "/disks/0/color unknown: ")]
    [InlineData("""{"readAt":"yesterday"}""", "/readAt format: ")]
    public void What_a_schema_does_not_allow_or_know_is_found(string value, string expected) =>
        Assert.Contains(
            new PublishedSchema("server-inventory").Differences(JsonNode.Parse(value)),
            difference => difference.StartsWith(expected, System.StringComparison.Ordinal));
}
