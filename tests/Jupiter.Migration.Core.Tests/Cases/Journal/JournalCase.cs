using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>A case folder with its journal, for one test.</summary>
internal sealed class JournalCase : IDisposable
{
    private readonly TempFolder _folder = new();

    public ComputerClock Clock { get; } = new();

    public string Folder => _folder.Root;

    public string Journal => _folder.At("journal.jsonl");

    public string Head => _folder.At("journal.head");

    public string Evidence => _folder.At("evidence");

    public byte[] Bytes
    {
        get => File.ReadAllBytes(Journal);
        set => File.WriteAllBytes(Journal, value);
    }

    /// <summary>The lines with their line feeds.</summary>
    public List<string> Lines
    {
        get => [.. Encoding.Latin1.GetString(Bytes).TrimEnd('\n').Split('\n')];
        set => Bytes = Encoding.Latin1.GetBytes(string.Concat(value.Select(line => line + "\n")));
    }

    public JournalWriter Open(List<JournalEntry>? replayed = null) => JournalWriter.Open(Folder, Clock, entry => replayed?.Add(entry));

    /// <summary>Opens the journal, appends lines and closes it.</summary>
    public void Append(params string[] events)
    {
        using var writer = Open();
        foreach (var name in events)
        {
            writer.Append("", name);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Appends lines of many kinds; each fifth mentions a file.</summary>
    public void AppendWithEvidence(int count)
    {
        using var writer = Open();
        for (var i = 1; i <= count; i++)
        {
            var evidence = i % 5 == 0 ? new[] { writer.AddEvidence("отчёт.txt", Encoding.UTF8.GetBytes("касса " + i)) } : null;
            writer.Append(i % 2 == 0 ? "backup" : "", "Event" + (i % 3), new Dictionary<string, string> { ["чек"] = $"{i * 17}" }, evidence);
            Clock.Advance(TimeSpan.FromSeconds(3));
        }
    }

    public List<JournalEntry> Read() => Read(Folder);

    public static List<JournalEntry> Read(string folder)
    {
        var entries = new List<JournalEntry>();
        JournalReader.Read(folder, entries.Add);
        return entries;
    }

    /// <summary>All results but the one about the case, which these journals have none of.</summary>
    public CheckResult[] Audit() => [.. JournalAudit.Run(Folder, CancellationToken.None).Where(result => result.Id != "Journal.Begin")];

    public CheckResult[] Audit(string id) => [.. Audit().Where(result => result.Id == id)];

    public void Dispose() => _folder.Dispose();
}
