using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>Reads what a program shows on a terminal, and answers as a terminal does when it is asked where its cursor is.</summary>
internal sealed class TerminalReader
{
    public const string WhereIsTheCursor = "\u001b[6n";

    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private readonly List<(string Text, int After, TaskCompletionSource Seen)> _awaited = [];
    private readonly Func<string, string> _answer;

    /// <param name="process">The program.</param>
    /// <param name="answer">What a terminal answers to what it is shown; one whose cursor never leaves the top by default.</param>
    public TerminalReader(Process process, Func<string, string>? answer = null)
    {
        _process = process;
        _answer = answer ?? AlwaysAtTheTop();
        End = ReadToEnd();
    }

    /// <summary>All that was shown, once the program has ended.</summary>
    public Task<string> End { get; }

    public int Length
    {
        get
        {
            lock (_shown)
            {
                return _shown.Length;
            }
        }
    }

    /// <summary>Ends when a text has been shown, after what was shown before.</summary>
    public Task See(string text, int after)
    {
        lock (_shown)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, after, seen));
            Tell();
            return seen.Task;
        }
    }

    private void Tell()
    {
        var text = _shown.ToString();
        foreach (var each in _awaited.Where(each => text.IndexOf(each.Text, Math.Min(each.After, text.Length), StringComparison.Ordinal) >= 0))
        {
            each.Seen.TrySetResult();
        }
    }

    private static Func<string, string> AlwaysAtTheTop()
    {
        const string WhereIsTheCursor = "\u001b[6n";
        const string AtTheTop = "\u001b[1;1R";
        var rest = "";
        return text =>
        {
            var parts = (rest + text).Split(WhereIsTheCursor);
            rest = parts[^1][^Math.Min(parts[^1].Length, WhereIsTheCursor.Length - 1)..];
            return string.Concat(Enumerable.Repeat(AtTheTop, parts.Length - 1));
        };
    }

    private async Task<string> ReadToEnd()
    {
        var buffer = new char[1024];
        for (var count = await _process.StandardOutput.ReadAsync(buffer); count > 0; count = await _process.StandardOutput.ReadAsync(buffer))
        {
            var text = new string(buffer, 0, count);
            var answer = _answer(text);
            lock (_shown)
            {
                _shown.Append(text);
                Tell();
            }

            if (answer.Length > 0)
            {
                lock (_process.StandardInput)
                {
                    _process.StandardInput.Write(answer);
                    _process.StandardInput.Flush();
                }
            }
        }

        return _shown.ToString();
    }
}
