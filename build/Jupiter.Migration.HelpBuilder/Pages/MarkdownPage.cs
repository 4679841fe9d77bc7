using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A page as Markdown: its front matter, its name, its sections.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    private readonly string _path;
    private readonly Dictionary<string, PageSection> _sections;

    /// <summary>Parses a page; its one heading of the first level is the name of its file.</summary>
    /// <param name="path">The page, for errors and for its name.</param>
    /// <param name="markdown">Its text.</param>
    /// <exception cref="MalformedPageException">Its heading is missing or another, or a section stands twice.</exception>
    public MarkdownPage(string path, string markdown)
    {
        _path = path;
        Name = Path.GetFileNameWithoutExtension(path);
        var document = Markdown.Parse(markdown, Pipeline);
        FrontMatter = document.OfType<YamlFrontMatterBlock>().FirstOrDefault();
        var titles = PageSection.Cut(path, document, 1);
        if (titles.Count != 1 || titles[0].Title != Name)
        {
            throw new MalformedPageException(path, titles.Count == 0 ? 1 : titles[^1].Line, $"The page needs the one heading \"# {Name}\".");
        }

        Sections = titles[0].Cut(2);
        _sections = new Dictionary<string, PageSection>(StringComparer.Ordinal);
        foreach (var section in Sections)
        {
            if (!_sections.TryAdd(section.Title, section))
            {
                throw section.Malformed("stands twice");
            }
        }

        LastLine = markdown.TrimEnd().Split('\n').Length;
    }

    /// <summary>Name of the page.</summary>
    public string Name { get; }

    /// <summary>The front matter, or null.</summary>
    public YamlFrontMatterBlock? FrontMatter { get; }

    /// <summary>The sections in their order.</summary>
    public IReadOnlyList<PageSection> Sections { get; }

    private int LastLine { get; }

    /// <summary>Finds a section.</summary>
    /// <param name="title">Its heading.</param>
    /// <returns>The section.</returns>
    /// <exception cref="MalformedPageException">It is missing.</exception>
    public PageSection Section(string title) => _sections.TryGetValue(title, out var section)
        ? section
        : throw new MalformedPageException(_path, LastLine, $"The section \"## {title}\" is missing.");
}
