using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Text;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A heading of a page and what stands below it.</summary>
internal sealed class PageSection
{
    private readonly string _path;

    private PageSection(string path, HeadingBlock heading, IReadOnlyList<Block> blocks)
    {
        _path = path;
        Title = InlineText.Of(heading.Inline);
        Line = heading.Line + 1;
        Blocks = blocks;
    }

    /// <summary>Text of the heading.</summary>
    public string Title { get; }

    /// <summary>Line of the heading, from 1.</summary>
    public int Line { get; }

    /// <summary>What stands below the heading, deeper headings included.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Cuts blocks at the headings of one level.</summary>
    /// <param name="path">The page, for errors.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="level">The level of the headings.</param>
    /// <returns>The sections; what stands before the first heading belongs to none.</returns>
    public static IReadOnlyList<PageSection> Cut(string path, IEnumerable<Block> blocks, int level)
    {
        var sections = new List<PageSection>();
        HeadingBlock? heading = null;
        var below = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock next && next.Level == level)
            {
                Close();
                heading = next;
            }
            else if (heading is not null)
            {
                below.Add(block);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (heading is not null)
            {
                sections.Add(new PageSection(path, heading, below.ToArray()));
                below.Clear();
            }
        }
    }

    /// <summary>Cuts this section at the headings of one level.</summary>
    /// <param name="level">The level.</param>
    /// <returns>The sections inside.</returns>
    public IReadOnlyList<PageSection> Cut(int level) => Cut(_path, Blocks, level);

    /// <summary>The plain text of the section.</summary>
    /// <returns>The text, at least one block.</returns>
    /// <exception cref="MalformedPageException">There is none, or something in it can't be shown.</exception>
    public IReadOnlyList<TextBlock> Text() => Text(Blocks) is { Count: > 0 } text ? text : throw Malformed("is empty");

    /// <summary>The plain text of some blocks of the section.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <returns>The text.</returns>
    /// <exception cref="MalformedPageException">Something can't be shown.</exception>
    public IReadOnlyList<TextBlock> Text(IEnumerable<Block> blocks) => blocks.Select(block =>
    {
        try
        {
            return BlockText.Of(block);
        }
        catch (NotSupportedException e)
        {
            throw new MalformedPageException(_path, block.Line + 1, e.Message);
        }
    }).ToArray();

    /// <summary>The error that something is wrong with this section.</summary>
    /// <param name="what">What is wrong, going on from the name of the section.</param>
    /// <returns>The error.</returns>
    public MalformedPageException Malformed(string what) => new(_path, Line, $"\"{Title}\" {what}.");

    /// <summary>The error that something is wrong at a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="further">How many lines below the first of the block.</param>
    /// <returns>The error.</returns>
    public MalformedPageException Malformed(Block block, string what, int further = 0) => new(_path, block.Line + 1 + further, what);
}
