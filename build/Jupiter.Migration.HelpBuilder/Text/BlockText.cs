using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>Turns blocks of Markdown into plain text.</summary>
internal static class BlockText
{
    /// <summary>The plain text of a block.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The text.</returns>
    /// <exception cref="NotSupportedException">The block has no plain text.</exception>
    public static TextBlock Of(Block block) => block switch
    {
        ParagraphBlock paragraph => new Paragraph(InlineText.Of(paragraph.Inline)),
        CodeBlock code => new CodeText(Lines(code)),
        ListBlock list => new ItemList(list.OfType<ListItemBlock>().Select((item, i) => Marker(list, i) + Single(item)).ToArray()),
        Table table => new Glossary(table.OfType<TableRow>().Where(row => !row.IsHeader).Select(Row).ToArray()),
        _ => throw new NotSupportedException("A help page can't have " + block.GetType().Name + "."),
    };

    /// <summary>The lines of a code block.</summary>
    /// <param name="code">The block.</param>
    /// <returns>The text, without a line break at the end.</returns>
    public static string Lines(LeafBlock code) => code.Lines.ToString().TrimEnd();

    private static string Marker(ListBlock list, int index) => list.IsOrdered
        ? (int.Parse(list.OrderedStart ?? "1", CultureInfo.InvariantCulture) + index).ToString(CultureInfo.InvariantCulture) + ". "
        : "- ";

    private static (string Term, string Meaning) Row(TableRow row)
    {
        var cells = row.OfType<TableCell>().Select(Single).ToArray();
        return cells.Length == 2 ? (cells[0], cells[1]) : throw new NotSupportedException("A table of a help page has two columns.");
    }

    private static string Single(ContainerBlock container) => container switch
    {
        [] => "",
        [ParagraphBlock paragraph] => InlineText.Of(paragraph.Inline),
        _ => throw new NotSupportedException("A point of a list or a cell of a table is one paragraph."),
    };
}
