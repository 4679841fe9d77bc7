using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Recordings;

/// <summary>
/// Somebody at the real pwsh on a terminal of 80 columns by 24 lines, who types key by key, and everything that he sees. For whoever looks at it later
/// there is time to read before each line and between keys; nothing else is changed.
/// </summary>
internal sealed class RecordedTerminal : IDisposable
{
    public const int Columns = 80;
    private const int Rows = 24;
    private const string Prompt = "PS> ";
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Key = TimeSpan.FromMilliseconds(60);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TerminalScreen _screen = new(Columns, Rows);
    private readonly List<(int Line, string Text)> _notes = [];
    private readonly HashSet<int> _typed = [];
    private readonly Stopwatch _clock = new();
    private readonly List<(TimeSpan At, char Kind, string Text)> _events = [];
    private readonly PwshProcess _pwsh;
    private TimeSpan _added;
    private int _answered;

    public RecordedTerminal(string folder)
    {
        _pwsh = PwshProcess.StartSession(folder, "ru-RU", Columns, Rows, Show);
        _pwsh.See(Prompt);
        lock (_events)
        {
            // The module was imported by then, and so it begins with the prompt.
            _events.Clear();
            _clock.Start();
            Add('o', Prompt);
        }
    }

    /// <summary>What was typed at the prompt.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>What was typed where the module asked.</summary>
    public List<string> Answers { get; } = [];

    public IReadOnlyList<string> Lines => _screen.Lines;

    /// <summary>Notes, with the line that they stand before.</summary>
    public IReadOnlyList<(int Line, string Text)> Notes => _notes;

    /// <summary>Lines that nobody typed and that the terminal had to break.</summary>
    public IEnumerable<string> Broken => _screen.Broken.Except(_typed).Select(line => _screen.Lines[line]);

    /// <summary>Types a command at the prompt; one of several lines goes on behind a backtick, and an empty line ends it.</summary>
    public void Command(params string[] lines)
    {
        Type(Prompt, lines[0]);
        foreach (var line in lines[1..].Concat(lines.Length > 1 ? [""] : []))
        {
            Type(">> ", line);
        }

        Commands.Add(string.Join(" ", lines));
    }

    /// <summary>Answers a question.</summary>
    public void Answer(string question, string answer)
    {
        Type(question, answer);
        Answers.Add(answer);
    }

    /// <summary>Waits until something is shown that was not before the last line was typed.</summary>
    public void See(string text) => _pwsh.See(text, _answered);

    /// <summary>What happens elsewhere meanwhile.</summary>
    public void Note(string text)
    {
        Add('m', text);
        _notes.Add((_screen.Line, text));
    }

    /// <summary>Waits for the prompt; nothing is typed any more.</summary>
    public void End() => See(Prompt);

    /// <summary>Writes it as asciinema does (asciicast v2).</summary>
    public void Write(string path, string title)
    {
        var head = JsonSerializer.Serialize(new { version = 2, width = Columns, height = Rows, idle_time_limit = 3, title }, Plain);
        lock (_events)
        {
            File.WriteAllLines(path, [head, .. _events.Select(each => JsonSerializer.Serialize(new object[] { Math.Round(each.At.TotalSeconds, 3), each.Kind.ToString(), each.Text }, Plain))]);
        }
    }

    public void Dispose() => _pwsh.Dispose();

    private void Type(string question, string line)
    {
        See(question);
        _added += Reading;
        _typed.Add(_screen.Line);
        foreach (var key in line)
        {
            var shown = _pwsh.Shown;
            _added += Key;
            Add('i', key.ToString());
            _pwsh.Type(key.ToString());
            _pwsh.See(key.ToString(), shown);
            _typed.Add(_screen.Line);
        }

        _answered = _pwsh.Shown;
        Add('i', "\r");
        _pwsh.Type("\n");
    }

    private string Show(string text)
    {
        lock (_events)
        {
            // Whoever plays it has no use for the question where the cursor is.
            if (text.Replace("\u001b[6n", "", StringComparison.Ordinal) is { Length: > 0 } shown)
            {
                Add('o', shown);
            }

            return _screen.Write(text);
        }
    }

    private void Add(char kind, string text)
    {
        lock (_events)
        {
            _events.Add((_clock.Elapsed + _added, kind, text));
        }
    }
}
