using System;
using System.Text;

namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>Breaks running text into lines between words.</summary>
internal static class LineWrap
{
    /// <summary>Wraps a text.</summary>
    /// <param name="text">The text; its own line breaks stay.</param>
    /// <param name="width">Columns; only a longer word goes beyond them.</param>
    /// <param name="hanging">How far the lines after the first are moved in.</param>
    /// <returns>The lines.</returns>
    public static string Wrap(string text, int width, int hanging)
    {
        var indent = "\n" + new string(' ', hanging);
        var wrapped = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            wrapped.Append(wrapped.Length > 0 ? indent : "");
            Wrap(line, width, hanging, indent, wrapped);
        }

        return wrapped.ToString();
    }

    private static void Wrap(string line, int width, int hanging, string indent, StringBuilder wrapped)
    {
        var column = 0;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append(indent);
                column = hanging;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }
    }
}
