using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Recordings;

/// <summary>
/// Somebody at the real pwsh on a terminal of 80 columns by 24 lines, who types key by key, and everything that he sees. For whoever looks at it later
/// time to read is added before each line, and time for each key.
/// </summary>
internal sealed class RecordedTerminal : IDisposable
{
    private const int Columns = 80;
    private const int Rows = 24;
    private const string Prompt = "PS> ";
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Key = TimeSpan.FromMilliseconds(60);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TerminalScreen _screen = new(Columns, Rows);
    private readonly Stopwatch _clock = new();
    private readonly List<(TimeSpan At, char Kind, string Text)> _events = [];
    private readonly PwshProcess _pwsh;
    private TimeSpan _added;
    private int _typed;

    public RecordedTerminal(string folder)
    {
        _pwsh = PwshProcess.StartSession(folder, "ru-RU", Columns, Rows, Show);
        _pwsh.See(Prompt);
        lock (_events)
        {
            // The module is imported by now: it begins with the prompt.
            _events.Clear();
            _clock.Start();
            Add('o', Prompt);
        }
    }

    /// <summary>Types a command at the prompt; one of several lines goes on behind a backtick, and an empty line ends it.</summary>
    public void Command(params string[] lines)
    {
        Answer(Prompt, lines[0]);
        foreach (var line in lines[1..].Concat(lines.Length > 1 ? [""] : []))
        {
            Answer(">> ", line);
        }
    }

    /// <summary>Types a line behind what asks for it.</summary>
    public void Answer(string question, string line)
    {
        See(question);
        _added += Reading;
        foreach (var key in line.Select(each => each.ToString()))
        {
            var shown = _pwsh.Shown;
            _added += Key;
            Add('i', key);
            _pwsh.Type(key);
            _pwsh.See(key, shown);
        }

        _typed = _pwsh.Shown;
        Add('i', "\r");
        _pwsh.Type("\n");
    }

    /// <summary>Waits until something is shown that was not before the last line was typed.</summary>
    public void See(string text) => _pwsh.See(text, _typed);

    /// <summary>Tells what happens elsewhere meanwhile.</summary>
    public void Note(string text) => Add('m', text);

    /// <summary>Waits for the prompt and writes the session as asciinema does (asciicast v2).</summary>
    /// <param name="path">Where to.</param>
    /// <param name="title">What it is.</param>
    /// <param name="folder">What this machine calls the folder that all of it was in.</param>
    /// <param name="shownFolder">What the recording calls it: as long, so that every line stays what it is.</param>
    public void Write(string path, string title, string folder, string shownFolder)
    {
        See(Prompt);
        lock (_events)
        {
            string[] lines =
            [
                JsonSerializer.Serialize(new { version = 2, width = Columns, height = Rows, idle_time_limit = 3, title }, Plain),
                .. _events.Select(each => JsonSerializer.Serialize(new object[] { Math.Round(each.At.TotalSeconds, 3), each.Kind.ToString(), each.Text }, Plain)),
            ];
            File.WriteAllText(path, string.Concat(lines.Select(line => line.Replace(folder, shownFolder, StringComparison.Ordinal) + "\n")));
        }
    }

    public void Dispose() => _pwsh.Dispose();

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
