using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Runner.Resources;

namespace Jupiter.Migration.Runner.Hosting;

/// <summary>Shows progress on the error stream: a bar that is drawn over on a terminal, a line for every quarter otherwise.</summary>
internal sealed class ProgressLine
{
    private const int BarWidth = 24;
    private const int PlainStep = 25;

    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);
    private int _drawn;

    /// <summary>Shows nothing yet.</summary>
    /// <param name="writer">The error stream.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    public ProgressLine(TextWriter writer, bool isTerminal)
    {
        _writer = writer;
        _isTerminal = isTerminal;
    }

    /// <summary>Shows a report.</summary>
    /// <param name="record">The report.</param>
    public void Show(ProgressRecord record)
    {
        if (_isTerminal)
        {
            Draw(record);
        }
        else
        {
            Print(record);
        }
    }

    /// <summary>Takes the bar away, so that a line can be written.</summary>
    public void Clear()
    {
        if (_drawn > 0)
        {
            _writer.Write("\r" + new string(' ', _drawn) + "\r");
            _drawn = 0;
        }
    }

    private void Draw(ProgressRecord record)
    {
        Clear();
        if (record.RecordType == ProgressRecordType.Completed)
        {
            return;
        }

        var filled = Math.Clamp(record.PercentComplete, 0, 100) * BarWidth / 100;
        var left = record.SecondsRemaining >= 0
            ? string.Format(CultureInfo.CurrentCulture, Texts.TimeLeft, TimeSpan.FromSeconds(record.SecondsRemaining))
            : "";
        var percent = record.PercentComplete >= 0 ? $"{record.PercentComplete,3}%" : "    ";
        var line = $"{record.Activity} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {percent} {record.StatusDescription} {left}";
        line = line.Length < Console.WindowWidth ? line : line[..Math.Max(0, Console.WindowWidth - 1)];
        _writer.Write("\r" + line);
        _drawn = line.Length;
    }

    private void Print(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _shown.Remove(record.Activity);
            return;
        }

        var step = record.PercentComplete / PlainStep;
        if (record.PercentComplete >= PlainStep && (!_shown.TryGetValue(record.Activity, out var last) || step > last))
        {
            _shown[record.Activity] = step;
            _writer.WriteLine($"{record.Activity}: {record.PercentComplete}% {record.StatusDescription}");
        }
    }
}
