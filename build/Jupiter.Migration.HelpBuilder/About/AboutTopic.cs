using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Jupiter.Migration.HelpBuilder.Pages;
using Jupiter.Migration.HelpBuilder.Text;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.About;

/// <summary>A conceptual topic: <c>about_NAME.md</c>, shown as plain text.</summary>
internal sealed class AboutTopic
{
    private const int Width = 80;
    private const int Indent = 4;
    private const string Short = "SHORT DESCRIPTION";
    private const string Long = "LONG DESCRIPTION";

    private readonly string _text;

    private AboutTopic(string name, string text)
    {
        Name = name;
        _text = text;
    }

    /// <summary>Name of the topic.</summary>
    public string Name { get; }

    /// <summary>Reads a topic.</summary>
    /// <param name="path">The page.</param>
    /// <param name="markdown">Its text.</param>
    /// <returns>The topic.</returns>
    /// <exception cref="MalformedPageException">The page is malformed.</exception>
    public static AboutTopic Parse(string path, string markdown)
    {
        var page = new MarkdownPage(path, markdown);
        var summary = page.Section(Short);
        _ = page.Section(Long);
        if (page.Sections[0] != summary || summary.Text() is not [Paragraph paragraph])
        {
            throw summary.Malformed("comes first and is one paragraph");
        }

        // Get-Help takes the fifth line of the file for the synopsis, so this one is never wrapped.
        var text = new StringBuilder();
        text.Append("TOPIC\n").Append(' ', Indent).Append(page.Name).Append("\n\n").Append(Short).Append('\n');
        text.Append(' ', Indent).Append(paragraph.Text).Append('\n');
        foreach (var section in page.Sections.Skip(1))
        {
            text.Append('\n').Append(section.Title).Append('\n');
            Append(section, section.Blocks, text);
        }

        return new AboutTopic(page.Name, text.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static void Append(PageSection section, IReadOnlyList<Block> blocks, StringBuilder text)
    {
        var isFirst = true;
        foreach (var block in blocks)
        {
            text.Append(isFirst ? "" : "\n");
            isFirst = block is HeadingBlock;
            if (block is HeadingBlock heading)
            {
                text.Append(' ', Indent / 2).Append(InlineText.Of(heading.Inline)).Append('\n');
            }
            else
            {
                Append(section.Text([block])[0], text);
            }
        }
    }

    private static void Append(TextBlock block, StringBuilder text)
    {
        var indent = block is CodeText ? Indent * 2 : Indent;
        foreach (var line in block.ToText(Width - Indent).Split('\n'))
        {
            text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
        }
    }
}
