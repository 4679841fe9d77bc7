using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Jupiter.Migration.Package.Tests;

/// <summary>What stands in the folder that is imported, packed and zipped.</summary>
public sealed partial class StagedModuleTests
{
    private static readonly string[] VenueRuntimes = ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "unix", "win", "win-arm64", "win-x64", "win-x86"];

    public static TheoryData<string, string> Engines => new() { { "embedded", "Embedded" }, { "sqlserver", "SqlServer" } };

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Shipped.Module, "docs"), "*.md").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_an_engine_says_that_it_has_is_there_and_nothing_else(string folder, string name)
    {
        var engine = Path.Combine(Shipped.Module, "engines", folder);
        using var deps = JsonDocument.Parse(File.ReadAllText(Path.Combine(engine, $"Jupiter.Migration.{name}.deps.json")));

        var said = deps.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject().SelectMany(AssetsOf).Order(StringComparer.Ordinal);

        Assert.Equal(
            Shipped.FilesOf(engine).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)),
            said.Where(file => !file.EndsWith("Jupiter.Migration.Core.dll", StringComparison.Ordinal) && !file.EndsWith("Jupiter.Migration.Core.resources.dll", StringComparison.Ordinal)));
    }

    [Fact]
    public void Native_code_is_there_for_the_systems_that_venues_have() => Assert.Equal(
        VenueRuntimes,
        Shipped.FilesOf(Shipped.Module).Select(file => RuntimeFolder().Match(file)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_project_of_the_product_is_staged()
    {
        var staged = Shipped.FilesOf(Shipped.Module).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();

        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Shipped.RepoRoot, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)),
            project => Assert.Contains(project, staged));
        Assert.True(File.Exists(Path.Combine(Shipped.Module, "engines-desktop", "sqlserver", "Jupiter.Migration.SqlServer.dll")));
    }

    [Fact]
    public void Every_schema_is_at_hand() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Shipped.RepoRoot, "schemas")).Select(path => Path.GetFileName(path)).Order(),
        Directory.EnumerateFiles(Path.Combine(Shipped.Module, "schemas")).Select(path => Path.GetFileName(path)).Order());

    [Fact]
    public void The_night_is_at_hand_in_both_languages() =>
        Assert.All(new[] { "procedure.md", "procedure.ru.md", "windows-server.md", "windows-server.ru.md", "tills.md", "tills.ru.md" }, page => Assert.True(File.Exists(Path.Combine(Shipped.Module, "docs", page)), page));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_leads_to_pages_that_are_there_too(string page)
    {
        var links = Link().Matches(File.ReadAllText(Path.Combine(Shipped.Module, "docs", page))).Select(match => match.Groups[1].Value);

        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Shipped.Module, "docs", link)), link));
    }

    // Satellites stand under the culture, whatever folder of the package they are from; native code keeps its path.
    private static IEnumerable<string> AssetsOf(JsonProperty library) => Named(library, "runtime").Select(asset => asset.Name.Split('/')[^1])
        .Concat(Named(library, "resources").Select(asset => asset.Value.GetProperty("locale").GetString() + "/" + asset.Name.Split('/')[^1]))
        .Concat(Named(library, "runtimeTargets").Select(asset => asset.Name));

    private static JsonProperty[] Named(JsonProperty library, string kind) =>
        library.Value.TryGetProperty(kind, out var assets) ? [.. assets.EnumerateObject()] : [];

    [GeneratedRegex("/runtimes/([^/]+)/")]
    private static partial Regex RuntimeFolder();

    [GeneratedRegex(@"\]\(([\w./-]+\.(?:md|png|cast))(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
