using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Tests.Recordings;

/// <summary>
/// The screen of an xterm, of which it plays what pwsh uses (ECMA-48: cursor, erasing; autowrap as VT100 has it), with all that has scrolled away.
/// </summary>
internal sealed partial class TerminalScreen(int columns, int rows)
{
    private readonly List<char[]> _lines = [Blank(columns)];
    private readonly HashSet<int> _broken = [];
    private string _unfinished = "";
    private int _column;

    /// <summary>The line of the cursor, counted from the first that was ever there.</summary>
    public int Line { get; private set; }

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => new string(line).TrimEnd())];

    /// <summary>The lines that went on in the next one because the terminal was too narrow.</summary>
    public IReadOnlySet<int> Broken => _broken;

    private int Top => Math.Max(0, _lines.Count - rows);

    /// <summary>Writes to it.</summary>
    /// <returns>What the terminal answers: where its cursor is, as often as it is asked.</returns>
    public string Write(string text)
    {
        text = _unfinished + text;
        var answers = "";
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] != '\u001b')
            {
                Show(text[at++]);
                continue;
            }

            var sequence = Sequence().Match(text, at);
            if (!sequence.Success)
            {
                break;
            }

            answers += Obey(sequence);
            at += sequence.Length;
        }

        _unfinished = text[at..];
        return answers;
    }

    private static char[] Blank(int columns) => [.. Enumerable.Repeat(' ', columns)];

    [GeneratedRegex(@"\G\u001b(?:\[(?<private>[?>=]?)(?<n>[0-9;]*)(?<final>[@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[()].|[=>78cDEM])")]
    private static partial Regex Sequence();

    private void Show(char each)
    {
        switch (each)
        {
            case '\r':
                _column = 0;
                break;
            case '\n':
                Down();
                break;
            case '\b':
                _column = Math.Max(0, Math.Min(_column, columns - 1) - 1);
                break;
            case >= ' ':
                if (_column == columns)
                {
                    _broken.Add(Line);
                    _column = 0;
                    Down();
                }

                _lines[Line][_column++] = each;
                break;
        }
    }

    private void Down()
    {
        if (++Line == _lines.Count)
        {
            _lines.Add(Blank(columns));
        }
    }

    private string Obey(Match sequence)
    {
        var numbers = sequence.Groups["n"].Value.Split(';').Select(number => number.Length == 0 ? 0 : int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var count = Math.Max(1, numbers[0]);
        switch (sequence.Groups["private"].Length > 0 ? "" : sequence.Groups["final"].Value)
        {
            case "A": Move(Line - count, _column); break;
            case "B": Move(Line + count, _column); break;
            case "C": Move(Line, _column + count); break;
            case "D": Move(Line, _column - count); break;
            case "G": Move(Line, count - 1); break;
            case "H": Move(Top + count - 1, Math.Max(1, numbers.ElementAtOrDefault(1)) - 1); break;
            case "J": Erase(numbers[0]); break;
            case "K": Erase(Line, numbers[0] == 0 ? _column : 0, numbers[0] == 1 ? _column + 1 : columns); break;
            case "n": return $"\u001b[{Line - Top + 1};{Math.Min(_column, columns - 1) + 1}R";
            case "" or "m" or "h" or "l": break;
            case var other: throw new NotSupportedException("The terminal does not know " + other);
        }

        return "";
    }

    private void Move(int line, int column)
    {
        _column = Math.Clamp(column, 0, columns - 1);
        line = Math.Clamp(line, Top, Top + rows - 1);
        while (Line < line)
        {
            Down();
        }

        Line = line;
    }

    private void Erase(int what)
    {
        Erase(Line, what == 0 ? _column : 0, what == 1 ? _column + 1 : columns);
        for (var line = what == 0 ? Line + 1 : Top; line < (what == 1 ? Line : _lines.Count); line++)
        {
            Erase(line, 0, columns);
        }
    }

    private void Erase(int line, int from, int to) => Array.Fill(_lines[line], ' ', Math.Min(from, columns), Math.Max(0, Math.Min(to, columns) - Math.Min(from, columns)));
}
