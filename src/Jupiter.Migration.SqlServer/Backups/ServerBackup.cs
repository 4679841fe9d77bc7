using System;
using System.Data;
using System.IO;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Logins;
using Jupiter.Migration.SqlServer.Options;
using Jupiter.Migration.SqlServer.Rows;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>
/// Takes a backup together with a view of exactly what it holds. A database that Lock-JupiterDatabase keeps writers out of is backed up
/// by the only session in it, writable for that moment, since one that was read-only may not be upgradable elsewhere; any other is
/// held still by shared locks on its tables while it is backed up and read.
/// </summary>
internal sealed class ServerBackup(ServerSessions sessions, ServerFacts facts, IOperationObserver observer)
{
    private const string Options = "WITH CHECKSUM";

    private readonly ServerFacts _facts = facts;

    /// <summary>Takes the backup.</summary>
    /// <param name="database">The database.</param>
    /// <param name="record">The lock that it is under, or null.</param>
    /// <param name="path">The file, as the server sees it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was written, with the view.</returns>
    public WrittenBackup Write(DatabaseRow database, LockRecord? record, string path, CancellationToken cancellation)
    {
        // Taking the backup of a locked database puts out whoever reads in it.
        var entry = EntryReader.Read(sessions, database, _facts.Facts, cancellation);
        return record is not null ? WriteLocked(database, path, entry, cancellation) : WriteOpen(database, path, entry, cancellation);
    }

    /// <summary>Takes a COPY_ONLY backup of a database of the server itself: nothing of it is compared, and nobody is held still.</summary>
    /// <param name="database">The database.</param>
    /// <param name="path">The file, as the server sees it.</param>
    /// <param name="cancellation">Stops it.</param>
    public void WriteSystem(string database, string path, CancellationToken cancellation)
    {
        using var session = sessions.Lend(cancellation);
        Run(session, database, path, isFinal: false, cancellation);
    }

    private WrittenBackup WriteOpen(DatabaseRow database, string path, EntryRecord entry, CancellationToken cancellation)
    {
        HeldClients.Warn(sessions, database, observer, cancellation);
        var content = SqlServerContent.Open(sessions, database, cancellation);
        try
        {
            using var session = sessions.Lend(cancellation);
            var at = RunClock.Now;
            Run(session, database.Name, path, isFinal: false, cancellation);
            return Describe(session, path, at, content, database.Name, entry, cancellation);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private WrittenBackup WriteLocked(DatabaseRow database, string path, EntryRecord entry, CancellationToken cancellation)
    {
        DateTimeOffset at;
        using (var sole = SoleSession.Take(sessions, database, cancellation))
        {
            try
            {
                sole.MakeWritable();
                at = RunClock.Now;
                Run(sole.Session, database.Name, path, isFinal: true, cancellation);
            }
            finally
            {
                Closing.Run(sessions, database, sole);
            }
        }

        var content = SqlServerContent.Open(sessions, Again(database.Name, cancellation), cancellation);
        try
        {
            using var session = sessions.Lend(cancellation);
            return Describe(session, path, at, content, database.Name, entry, cancellation);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private DatabaseRow Again(string database, CancellationToken cancellation)
    {
        using var session = sessions.Lend(cancellation);
        return DatabaseRows.Find(session, database, cancellation)!;
    }

    private void Run(ServerSession session, string database, string path, bool isFinal, CancellationToken cancellation)
    {
        var options = "WITH " + (isFinal ? "" : "COPY_ONLY, ") + (_facts.CompressesBackups ? "COMPRESSION, " : "") + "CHECKSUM";
        new WatchedStatement(sessions, session, observer).Run(
            Statement.Text("Backups/backup").Replace(Options, options),
            database,
            SR.ActivityBackup,
            cancellation,
            new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = database },
            BackupHeader.PathParameter(path),
            new SqlParameter("@set_name", SqlDbType.NVarChar, 128) { Value = SetName(database) });
    }

    private static string SetName(string database)
    {
        const int Longest = 128;
        var name = "Jupiter.Migration " + database;
        return name.Length <= Longest ? name : name.Substring(0, Longest);
    }

    private static WrittenBackup Describe(
        ServerSession session, string path, DateTimeOffset at, IDatabaseContent content, string database, EntryRecord entry, CancellationToken cancellation)
    {
        var set = BackupHeader.Read(session, path, cancellation);
        var file = new FileInfo(path);
        return new WrittenBackup
        {
            Length = file.Exists ? file.Length : null,
            SnapshotAt = at,
            Content = content,
            BackupSet = set is null ? null : set with
            {
                ServerCollation = ServerCollation(session, cancellation),
                SqlLogins = SqlLogins(session, database, cancellation),
                Options = DatabaseOptions.Read(session, cancellation),
                Entry = entry,
            },
        };
    }

    private static string ServerCollation(ServerSession session, CancellationToken cancellation) =>
        session.One(Statement.Text("Instance/instance-facts"), row => row.GetString(row.GetOrdinal("collation_name")), cancellation);

    private static int SqlLogins(ServerSession session, string database, CancellationToken cancellation)
    {
        session.Use(database, cancellation);
        return Convert.ToInt32(session.Scalar(Statement.Text("Logins/sql-users"), cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }
}
