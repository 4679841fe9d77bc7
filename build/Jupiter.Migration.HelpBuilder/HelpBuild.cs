using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.HelpBuilder.About;
using Jupiter.Migration.HelpBuilder.Maml;
using Jupiter.Migration.HelpBuilder.Pages;

namespace Jupiter.Migration.HelpBuilder;

/// <summary>Turns the pages of every culture into the files that <c>Get-Help</c> reads. Nothing is written while a page is malformed.</summary>
internal sealed class HelpBuild
{
    private const string MamlName = "Jupiter.Migration.dll-Help.xml";
    private const string AboutPattern = "about_*";
    private const string CulturePattern = "??-??";

    // Windows PowerShell takes a text without this mark for one in the computer's own code page.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private readonly string _docs;
    private readonly string _module;
    private readonly List<MalformedPageException> _malformed = [];

    /// <summary>Prepares a build.</summary>
    /// <param name="docs">Folder that holds a folder a culture; other folders in it are none of the help.</param>
    /// <param name="module">Folder of the module.</param>
    public HelpBuild(string docs, string module)
    {
        _docs = Path.GetFullPath(docs);
        _module = Path.GetFullPath(module);
    }

    /// <summary>Reads all pages and, when they are sound, writes the help.</summary>
    /// <returns>What is wrong with the pages; empty when the help was written.</returns>
    public IReadOnlyList<MalformedPageException> Run()
    {
        var cultures = Directory.EnumerateDirectories(_docs, CulturePattern).Order(StringComparer.Ordinal).Select(ReadCulture).ToArray();
        if (_malformed.Count == 0)
        {
            foreach (var culture in cultures)
            {
                Write(culture);
            }
        }

        return _malformed;
    }

    private CultureHelp ReadCulture(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).ToLookup(
            path => Path.GetFileName(path).StartsWith("about_", StringComparison.Ordinal));
        return new CultureHelp(
            Path.GetFileName(folder),
            files[false].Select(path => Sound(path, PageParser.Parse)).OfType<HelpPage>().ToArray(),
            files[true].Select(path => Sound(path, AboutTopic.Parse)).OfType<AboutTopic>().ToArray());
    }

    private T? Sound<T>(string path, Func<string, string, T> parse)
        where T : class
    {
        try
        {
            return parse(path, File.ReadAllText(path));
        }
        catch (MalformedPageException e)
        {
            _malformed.Add(e);
            return null;
        }
    }

    private void Write(CultureHelp culture)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_module, culture.Name)).FullName;
        foreach (var stale in Directory.EnumerateFiles(folder, AboutPattern))
        {
            File.Delete(stale);
        }

        MamlDocument.Of(culture.Pages).Save(Path.Combine(folder, MamlName));
        foreach (var topic in culture.Topics)
        {
            File.WriteAllText(Path.Combine(folder, topic.Name + ".help.txt"), topic.ToString(), Utf8WithMark);
        }
    }

    private sealed record CultureHelp(string Name, IReadOnlyList<HelpPage> Pages, IReadOnlyList<AboutTopic> Topics);
}
