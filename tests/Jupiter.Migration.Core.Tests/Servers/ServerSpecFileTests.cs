using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Specification;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers;

public sealed class ServerSpecFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jupiter-spec-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "spec.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_built_in_profile_is_the_memo()
    {
        var (database, remote) = (ServerSpecFile.BuiltIn.Roles.DatabaseOnly, ServerSpecFile.BuiltIn.Roles.RemoteDesktop);

        Assert.Equal((8L << 30, 2, 240_000_000_000, ProcessorRank.CoreI3), (database.MemoryBytes, database.Cores, database.SsdBytes, database.Processor));
        Assert.Equal((16L << 30, 4, 240_000_000_000, ProcessorRank.CoreI5), (remote.MemoryBytes, remote.Cores, remote.SsdBytes, remote.Processor));
        Assert.Equal((10, 7600), (remote.SessionStep!.Included, ServerSpecFile.BuiltIn.WindowsBuild));
        Assert.Contains(ServerSpecFile.BuiltIn.Notes!, note => note.Contains("sessionStep", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_of_ones_own_replaces_the_memo()
    {
        var profile = Changed(root =>
        {
            root["name"] = "Big venue";
            root["windowsBuild"] = 17763;
            root["roles"]!["databaseOnly"]!["memoryBytes"] = 32L << 30;
            root["roles"]!["databaseOnly"]!["cores"] = 8;
            root["roles"]!["databaseOnly"]!["ssdBytes"] = 480_000_000_000;
            root["roles"]!["databaseOnly"]!["processor"] = "coreI5";
            root["processors"] = JsonNode.Parse("""[{ "family": "Own", "rank": "coreI3", "names": ["core i5"] }]""");
        });

        var results = new ServerSpecification(profile, ServerRole.DatabaseOnly, null).Check(
            SampleServer.With(system: SampleServer.Windows(14393, WindowsProductType.Server)));

        Assert.All(results, result => Assert.Equal((result.Id, CheckStatus.Fail), (result.Id, result.Status)));
        Assert.All(results, result => Assert.Contains("Big venue", result.Evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_without_a_processor_table_uses_the_built_in_one()
    {
        var profile = Changed(root => root.Remove("processors"));

        var results = new ServerSpecification(profile, ServerRole.RemoteDesktop, null).Check(SampleServer.With());

        Assert.All(results, result => Assert.Equal(CheckStatus.Pass, result.Status));
    }

    [Theory]
    [InlineData("name", "\" \"")]
    [InlineData("roles.databaseOnly", "null")]
    [InlineData("roles.databaseOnly.memoryBytes", "-1")]
    [InlineData("roles.databaseOnly.cores", "100000")]
    [InlineData("roles.databaseOnly.ssdBytes", "9223372036854775807")]
    [InlineData("roles.databaseOnly.processor", "\"unknown\"")]
    [InlineData("roles.databaseOnly.sessionStep", """{ "included": 1, "sessions": 1, "memoryBytes": 1, "cores": 1 }""")]
    [InlineData("roles.remoteDesktop.sessionStep", "null")]
    [InlineData("roles.remoteDesktop.sessionStep.sessions", "0")]
    [InlineData("reservedMemoryBytes", "-1")]
    [InlineData("windowsBuild", "0")]
    [InlineData("processors", "[null]")]
    [InlineData("processors", """[{ "family": "x", "rank": "coreI3", "names": [] }]""")]
    [InlineData("processors", """[{ "family": "x", "rank": "coreI3", "names": ["(a+)+$"] }]""")]
    [InlineData("processors", """[{ "family": "x", "rank": "coreI3, coreI5", "names": ["core"] }]""")]
    [InlineData("processors", """[{ "family": "x", "rank": 3, "names": ["core"] }]""")]
    public void A_profile_that_makes_no_sense_is_broken(string field, string value)
    {
        var error = Assert.Throws<MigrationException>(() => Changed(root => Set(root, field, JsonNode.Parse(value))));

        Assert.Equal("SpecProfileBroken", error.ErrorId);
    }

    [Theory]
    [InlineData("roles.databaseOnly.cores")]
    [InlineData("roles.remoteDesktop")]
    [InlineData("windowsBuild")]
    [InlineData("reservedMemoryBytes")]
    public void A_misspelt_requirement_is_missed_and_not_taken_for_none(string field)
    {
        var error = Assert.Throws<MigrationException>(() => Changed(root =>
        {
            var names = field.Split('.');
            names.SkipLast(1).Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject().Remove(names[^1]);
        }));

        Assert.Equal("SpecProfileBroken", error.ErrorId);
    }

    [Fact]
    public void Each_cause_has_an_error_of_its_own()
    {
        Assert.Equal("SpecProfileNotFound", ErrorOf(null));
        Assert.Equal("SpecProfileTooLarge", ErrorOf(new string(' ', (1 << 20) + 1)));
        Assert.Equal("SpecProfileNewer", ErrorOf("{\"schema\":\"jupiter.server-spec/2\"}"));
        Assert.Equal("SpecProfileBroken", ErrorOf("{\"schema\":\"jupiter.server-inventory/1\"}"));
    }

    private string ErrorOf(string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path, text);
        }

        return Assert.Throws<MigrationException>(() => ServerSpecFile.Read(Path)).ErrorId;
    }

    private ServerSpecProfile Changed(Action<JsonObject> change)
    {
        using var builtIn = typeof(ServerSpecFile).Assembly.GetManifestResourceStream("server-spec.json")!;
        var root = JsonNode.Parse(builtIn)!.AsObject();
        change(root);
        File.WriteAllText(Path, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return ServerSpecFile.Read(Path);
    }

    private static void Set(JsonObject root, string field, JsonNode? value)
    {
        var names = field.Split('.');
        names.SkipLast(1).Aggregate((JsonNode)root, (node, name) => node[name]!)[names[^1]] = value;
    }
}
