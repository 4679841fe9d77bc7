using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>Reads the related links of a page.</summary>
internal static class LinkParser
{
    /// <summary>Reads the links.</summary>
    /// <param name="path">The page: links to other pages start from its folder.</param>
    /// <param name="section">The section of the links.</param>
    /// <returns>The links.</returns>
    /// <exception cref="MalformedPageException">There is none, or one leads to a page that is not there.</exception>
    public static IReadOnlyList<HelpLink> Parse(string path, PageSection section) =>
        section.Blocks.OfType<ParagraphBlock>().SelectMany(block => Links(block).Select(link => ParseOne(path, section, block, link))).ToArray()
            is { Length: > 0 } links ? links : throw section.Malformed("has no link");

    private static IEnumerable<LinkInline> Links(ParagraphBlock block) => block.Inline?.FindDescendants<LinkInline>() ?? [];

    private static HelpLink ParseOne(string path, PageSection section, Block block, LinkInline link)
    {
        var url = link.Url ?? "";
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
        {
            return new HelpLink(InlineText.Of(link), url);
        }

        return File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, url))
            ? new HelpLink(InlineText.Of(link), "")
            : throw section.Malformed(block, $"The link leads to {url}, which is not there.");
    }
}
