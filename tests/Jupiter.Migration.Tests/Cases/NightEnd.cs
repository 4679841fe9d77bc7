using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>All that a night leaves behind, as far as it is the same for every night of its kind.</summary>
internal sealed class NightEnd
{
    private NightEnd(IReadOnlyDictionary<string, string> facts, bool journalVerifies)
    {
        Facts = facts;
        JournalVerifies = journalVerifies;
    }

    public IReadOnlyDictionary<string, string> Facts { get; }

    public bool JournalVerifies { get; }

    public static NightEnd Of(TempFolder folder, string kind)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lines = File.ReadAllText(folder["case", "journal.jsonl"]).Split('\n').SkipLast(1).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        foreach (var step in lines.Where(line => Text(line, "event") is "Done" or "Attested").GroupBy(line => Text(line, "step")))
        {
            // A step that ran is not run again: one Done, or one word from each party.
            // The backup of a trial is taken again when it was removed and nobody could say so any more.
            var words = step.Select(line => Text(line, "event") + line["data"]!["party"]).Order(StringComparer.Ordinal);
            facts["done " + step.Key] = string.Join(' ', step.Key == "P3t.Backup" ? words.Distinct() : words);
        }

        foreach (var server in new[] { "old-server", "new-server" })
        {
            foreach (var database in Directory.EnumerateFiles(folder["rehearsal", server], "*.db"))
            {
                facts[$"{server} {Path.GetFileName(database)}"] = Describe(database);
            }

            // A computer that was killed leaves the file by which it was on: held open by nobody, it says nothing.
            facts[server + " files"] = string.Join(' ', Directory.EnumerateFiles(folder["rehearsal", server]).Select(Path.GetFileName)
                .Where(name => !name!.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal) && name != "machine.on").Order(StringComparer.Ordinal));
        }

        foreach (var medium in new[] { "backups", "second-medium" })
        {
            facts[medium] = string.Join(' ', Directory.EnumerateFiles(folder["rehearsal", medium]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }

        using var session = new HostedSession();
        dynamic status = session.Run($"Get-JupiterMigration '{folder["case"]}'").Single();
        facts["phase"] = status.Phase.ToString() + " " + status.NextStep;
        facts["kind"] = kind;
        var verifies = session.Run($"Test-JupiterJournal '{folder["case"]}'").All(check => check.Properties["Status"].Value.ToString() is "Pass" or "Warning");
        return new NightEnd(facts, verifies);
    }

    /// <summary>What is not as in another night; empty when nothing is.</summary>
    public string DifferenceFrom(NightEnd other)
    {
        var differing = Facts.Keys.Union(other.Facts.Keys)
            .Where(key => Facts.GetValueOrDefault(key) != other.Facts.GetValueOrDefault(key))
            .Select(key => $"{key}: {Facts.GetValueOrDefault(key)} instead of {other.Facts.GetValueOrDefault(key)}");
        return string.Join("; ", JournalVerifies ? differing : differing.Prepend("the journal does not verify"));
    }

    // Rows by table: the same sample, the same day opened once. Times differ from night to night, counts may not.
    private static string Describe(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        var tables = Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        return string.Join(' ', tables.Select(table => table + "=" + Column(connection, $"SELECT COUNT(*) FROM \"{table}\"").Single()));
    }

    private static List<string> Column(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    private static string Text(JsonObject line, string field) => line[field]!.GetValue<string>();
}
