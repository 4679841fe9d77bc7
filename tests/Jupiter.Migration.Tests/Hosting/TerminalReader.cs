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
    private const string WhereIsTheCursor = "\u001b[6n";
    private const string AtTheTop = "\u001b[1;1R";

    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    public TerminalReader(Process process)
    {
        _process = process;
        End = ReadToEnd();
    }

    /// <summary>All that was shown, once the program has ended.</summary>
    public Task<string> End { get; }

    /// <summary>Ends when a text has been shown.</summary>
    public Task See(string text)
    {
        lock (_shown)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, seen));
            Tell();
            return seen.Task;
        }
    }

    private void Tell()
    {
        var text = _shown.ToString();
        foreach (var each in _awaited.Where(each => text.Contains(each.Text, StringComparison.Ordinal)))
        {
            each.Seen.TrySetResult();
        }
    }

    private async Task<string> ReadToEnd()
    {
        var buffer = new char[1024];
        var searched = 0;
        for (var count = await _process.StandardOutput.ReadAsync(buffer); count > 0; count = await _process.StandardOutput.ReadAsync(buffer))
        {
            string text;
            lock (_shown)
            {
                text = _shown.Append(buffer, 0, count).ToString();
                Tell();
            }

            for (var at = text.IndexOf(WhereIsTheCursor, searched, StringComparison.Ordinal); at >= 0; at = text.IndexOf(WhereIsTheCursor, searched, StringComparison.Ordinal))
            {
                searched = at + WhereIsTheCursor.Length;
                lock (_process.StandardInput)
                {
                    _process.StandardInput.Write(AtTheTop);
                }
            }
        }

        return _shown.ToString();
    }
}
