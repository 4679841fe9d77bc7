using System;
using System.Collections.Generic;
using System.IO;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Bench.Journal;

/// <summary>A journal of many lines, made without a flush after each.</summary>
internal static class LongJournal
{
    /// <summary>Makes the journal.</summary>
    /// <param name="folder">The case.</param>
    /// <param name="lines">How many lines.</param>
    /// <returns>The folder.</returns>
    public static string Make(string folder, int lines)
    {
        using var file = File.Create(Path.Combine(folder, JournalFormat.Journal));
        var previous = JournalFormat.NoHash;
        var start = new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);
        for (var i = 1; i <= lines; i++)
        {
            var line = JournalLine.Write(new JournalEntry
            {
                Sequence = i,
                At = start.AddSeconds(i),
                MonotonicMilliseconds = i * 1000L,
                Run = "0123abcd",
                Machine = "SERVER-NEW",
                Account = "jupiter",
                Step = "backup",
                Event = "StepEnded",
                Data = new Dictionary<string, string> { ["till"] = "КАССА-1" },
                Previous = previous,
            });
            file.Write(line);
            previous = Hexadecimal.Sha256(new ArraySegment<byte>(line, 0, line.Length - 1));
        }

        JournalHead.Write(Path.Combine(folder, JournalFormat.Head), lines, previous, default);
        return folder;
    }
}
