using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Jupiter.Migration.Tests.Recordings;

/// <summary>A recorded session (asciicast v2), played on a screen of its size: what was typed, and what could be read.</summary>
internal sealed class Recording
{
    private readonly List<string> _commands = [];
    private readonly List<string> _answers = [];
    private readonly List<(int Line, string Text)> _notes = [];
    private readonly HashSet<int> _typed = [];

    private Recording(JsonElement head, IEnumerable<JsonElement> events)
    {
        (Columns, Rows) = (head.GetProperty("width").GetInt32(), head.GetProperty("height").GetInt32());
        var screen = new TerminalScreen(Columns, Rows);
        string? prompt = null;
        var typed = new StringBuilder();
        foreach (var (kind, text) in events.Select(each => (each[1].GetString(), each[2].GetString()!)))
        {
            switch (kind)
            {
                case "o":
                    screen.Write(text);
                    break;
                case "m":
                    _notes.Add((screen.Line, text));
                    break;
                case "i":
                    prompt ??= screen.Lines[screen.Line];
                    if (text == "\r")
                    {
                        Typed(prompt, typed.ToString());
                        prompt = null;
                        typed.Clear();
                    }
                    else
                    {
                        typed.Append(text);
                    }

                    break;
            }

            if (prompt is not null)
            {
                _typed.Add(screen.Line);
            }
        }

        Lines = screen.Lines;
        Broken = [.. screen.Broken.Except(_typed).Select(line => Lines[line])];
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Everything that stood on the screen, also what has scrolled away.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Lines that nobody typed and for which the screen was too narrow.</summary>
    public IReadOnlyList<string> Broken { get; }

    /// <summary>What was typed at the prompt, its lines together.</summary>
    public IReadOnlyList<string> Commands => _commands;

    /// <summary>What was typed where the module asked; empty for Enter alone.</summary>
    public IReadOnlyList<string> Answers => _answers;

    /// <summary>The screen as a page shows it: what happened elsewhere meanwhile stands between its parts.</summary>
    public string Page
    {
        get
        {
            var page = new StringBuilder("```\n");
            for (var line = 0; line < Lines.Count; line++)
            {
                page.Append(string.Concat(_notes.Where(note => note.Line == line).Select(note => $"```\n\n{note.Text}\n\n```\n"))).Append(Lines[line]).Append('\n');
            }

            return page.Append("```\n").ToString();
        }
    }

    public static Recording Read(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        return new Recording(lines[0], lines.Skip(1));
    }

    private void Typed(string prompt, string line)
    {
        switch (prompt)
        {
            case "PS>":
                _commands.Add(line);
                break;
            case ">>":
                _commands[^1] += "\n" + line;
                break;
            default:
                _answers.Add(line);
                break;
        }
    }
}
