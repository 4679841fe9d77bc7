using System.IO;
using System.Linq;
using System.Reflection;
using Jupiter.Migration.HelpBuilder.Pages;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>The pages of this repository and the module that its build has staged.</summary>
internal static class Repository
{
    public static readonly string[] Cultures = ["en-US", "ru-RU"];

    public static string ModuleManifest => Path.Combine(Metadata("ModuleDir"), "Jupiter.Migration.psd1");

    public static string MessageResources => Path.Combine(Metadata("RepoRoot"), "src", "Jupiter.Migration.Core", "Resources", "SR.resx");

    public static string[] PagesOf(string culture) =>
        Directory.EnumerateFiles(Path.Combine(Docs, culture), "*.md").Select(path => Path.GetFileName(path)).Order().ToArray();

    public static HelpPage Page(string culture, string cmdlet)
    {
        var path = PagePath(culture, cmdlet);
        return PageParser.Parse(path, File.ReadAllText(path));
    }

    public static string PagePath(string culture, string cmdlet) => Path.Combine(Docs, culture, cmdlet + ".md");

    public static string Document(string name) => Path.Combine(Docs, name);

    private static string Docs => Path.Combine(Metadata("RepoRoot"), "docs");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
