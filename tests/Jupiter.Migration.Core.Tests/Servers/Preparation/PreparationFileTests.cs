using System;
using System.IO;
using System.Text.Json.Nodes;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Preparation;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Preparation;

/// <summary>The profile of a preparation: the built-in one, and files that replace it.</summary>
public sealed class PreparationFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_schema_knows_the_built_in_profile() =>
        Assert.Empty(new PublishedSchema("server-preparation").Differences(JsonNode.Parse(BuiltIn())));

    [Fact]
    public void A_file_replaces_it()
    {
        var profile = PreparationFile.Read(Written(BuiltIn().Replace("\"144\"", "\"200\"", StringComparison.Ordinal)));

        Assert.Contains(profile.Browsers[0].Versions, line => line.Version == "200");
    }

    [Theory]
    [InlineData("\"x64\"", "\"arm\"", "visualCpp[1]")]
    [InlineData("\"9.0.30729.6161\"", "\"newest\"", "visualCpp[2]")]
    [InlineData("528040", "0", "dotNet")]
    [InlineData("\"Google Chrome\"", "\"\"", "browsers[0]")]
    [InlineData("\"windowsBuild\": 7600", "\"windowsBuild\": -1", "browsers[0]")]
    public void A_field_that_can_not_be_is_named(string right, string wrong, string field)
    {
        var error = Assert.Throws<MigrationException>(() => PreparationFile.Read(Written(BuiltIn().Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Equal("PreparationProfileBroken", error.ErrorId);
        Assert.Contains(field, error.Message, StringComparison.Ordinal);
    }

    private static string BuiltIn() => Repository.Text("src/Jupiter.Migration.Core/Servers/Preparation/server-preparation.json");

    private string Written(string text)
    {
        var path = _folder.At("profile.json");
        File.WriteAllText(path, text);
        return path;
    }
}
