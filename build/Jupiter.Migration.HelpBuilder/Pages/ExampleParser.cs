using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Text;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>Reads the examples of a page.</summary>
internal static class ExampleParser
{
    private const int Widest = 75;

    /// <summary>Reads the examples.</summary>
    /// <param name="section">The section of the examples.</param>
    /// <returns>The examples, at least one.</returns>
    /// <exception cref="MalformedPageException">There is none, one is not numbered as it should be, or has no code.</exception>
    public static IReadOnlyList<HelpExample> Parse(PageSection section)
    {
        var examples = section.Cut(3).Select((example, i) => ParseOne(example, i + 1)).ToArray();
        return examples.Length > 0 ? examples : throw section.Malformed("is empty");
    }

    private static HelpExample ParseOne(PageSection section, int number)
    {
        var prefix = $"Example {number}: ";
        if (!section.Title.StartsWith(prefix, StringComparison.Ordinal) || section.Title.Length == prefix.Length)
        {
            throw section.Malformed($"is not \"{prefix}\" and a title");
        }

        // What comes out is shown in a block of its own directly below the code and belongs to it.
        var before = section.Blocks.TakeWhile(block => block is not FencedCodeBlock).ToArray();
        var code = section.Blocks.Skip(before.Length).TakeWhile(block => block is FencedCodeBlock).Cast<FencedCodeBlock>().ToArray();
        foreach (var block in code)
        {
            RequireNarrow(section, block);
        }

        return code.Length > 0
            ? new HelpExample(
                section.Title,
                section.Text(before),
                string.Join("\n\n", code.Select(BlockText.Lines)),
                section.Text(section.Blocks.Skip(before.Length + code.Length)))
            : throw section.Malformed("has no code block");
    }

    private static void RequireNarrow(PageSection section, FencedCodeBlock code)
    {
        var lines = BlockText.Lines(code).Split('\n');
        var wide = Array.FindIndex(lines, line => line.Length > Widest);
        if (wide >= 0)
        {
            throw section.Malformed(code, $"A window of 80 columns would break this line, which is longer than {Widest}.", wide + 1);
        }
    }
}
