using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Comparison;

/// <summary>The database of a rehearsal with a trigger, a view, an index and a table without key, and its backup.</summary>
public sealed class BackedUpRehearsal : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();
    private int _copies;

    public BackedUpRehearsal()
    {
        _session.Run("New-JupiterRehearsal $root/rehearsal -Receipts 50", ("root", _folder.Path));
        Directory.CreateDirectory(_folder["source"]);
        File.Copy(_folder["rehearsal", "old-server", "Jupiter.db"], _folder["source", "Jupiter.db"]);
        SampleDatabase.Change(
            _folder["source", "Jupiter.db"],
            "CREATE TABLE note (id INTEGER, text TEXT)",
            "INSERT INTO note VALUES (1, 'два'), (2, 'один')",
            "CREATE INDEX by_shift ON receipt (shift_id)",
            "CREATE VIEW revenue AS SELECT sum(total) AS total FROM receipt",
            "CREATE TRIGGER late AFTER INSERT ON receipt BEGIN SELECT 1; END");
        _session.Run("Backup-JupiterDatabase embedded:$root/source Jupiter $root/night.bak");
    }

    /// <summary>A server with a copy of the database on which a statement was run.</summary>
    public string Changed(string statement)
    {
        var server = Directory.CreateDirectory(_folder["copy" + _copies++]).FullName;
        File.Copy(_folder["source", "Jupiter.db"], Path.Combine(server, "Jupiter.db"));
        SampleDatabase.Change(Path.Combine(server, "Jupiter.db"), statement);
        return "embedded:" + server;
    }

    internal IReadOnlyList<Check> Compare(string server) =>
        _session.Run("Compare-JupiterDatabase $server Jupiter $root/night.bak.manifest.json", ("server", server)).Select(check => new Check(
            check.Properties["Status"].Value.ToString()!,
            check.Properties["Subject"].Value.ToString()!,
            check.Properties["Expected"].Value.ToString()!,
            check.Properties["Actual"].Value.ToString()!,
            check.Properties["Remedy"].Value?.ToString() ?? "")).ToArray();

    public string Fingerprint(string server) =>
        _session.Run("(Get-JupiterDatabaseFingerprint $server Jupiter).Fingerprint", ("server", server)).Single().ToString();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}

/// <summary>What a check says.</summary>
internal sealed record Check(string Status, string Subject, string Expected, string Actual, string Remedy);
