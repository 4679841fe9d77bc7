using System;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>Reads the help page of a cmdlet: platyPS Markdown of the schema 2.0.0.</summary>
internal static class PageParser
{
    private const string HelpFile = "Jupiter.Migration.dll-Help.xml";
    private const string Module = "Jupiter.Migration";
    private const string Schema = "2.0.0";

    /// <summary>Reads a page.</summary>
    /// <param name="path">The page.</param>
    /// <param name="markdown">Its text.</param>
    /// <returns>The help.</returns>
    /// <exception cref="MalformedPageException">The page is malformed.</exception>
    public static HelpPage Parse(string path, string markdown)
    {
        var page = new MarkdownPage(path, markdown);
        var online = ReadFrontMatter(path, page);
        var parameters = new ParameterParser(path).Parse(page.Section("PARAMETERS"));
        return new HelpPage
        {
            Name = page.Name,
            OnlineVersion = online,
            Synopsis = Synopsis(page.Section("SYNOPSIS")),
            ParameterSets = SyntaxCheck.Sets(page.Section("SYNTAX"), page.Name, parameters),
            Description = page.Section("DESCRIPTION").Text(),
            Examples = ExampleParser.Parse(page.Section("EXAMPLES")),
            Parameters = parameters,
            Inputs = Types(page.Section("INPUTS")),
            Outputs = Types(page.Section("OUTPUTS")),
            Notes = page.Section("NOTES").Text(),
            Links = LinkParser.Parse(path, page.Section("RELATED LINKS")),
        };
    }

    private static string ReadFrontMatter(string path, MarkdownPage page)
    {
        var block = page.FrontMatter ?? throw new MalformedPageException(path, 1, "The page needs a front matter.");
        var fields = new YamlFields(path, block.Line + 1, BlockText.Lines(block));
        Require("external help file", HelpFile);
        Require("Module Name", Module);
        Require("schema", Schema);
        return fields.Field("online version");

        void Require(string key, string value)
        {
            if (fields.Field(key) != value)
            {
                throw fields.Malformed($"The field \"{key}\" must be {value}.");
            }
        }
    }

    private static string Synopsis(PageSection section) => section.Text() is [Paragraph paragraph]
        ? paragraph.Text
        : throw section.Malformed("is one paragraph");

    private static HelpType[] Types(PageSection section)
    {
        var types = section.Cut(3).Select(type => new HelpType(type.Title, type.Text())).ToArray();
        return types.Length > 0 ? types : throw section.Malformed("names no type; where there is none, its heading is None");
    }
}
