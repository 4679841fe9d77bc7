using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>
/// Restores a backup under an unused name, each file to a place of its own, without REPLACE, which would switch off the server's guards
/// against overwriting. What fails or is stopped on the way is removed: no database stays behind in RESTORING.
/// </summary>
internal sealed class ServerRestore(ServerSessions sessions, ServerFacts facts, IOperationObserver observer)
{
    private const string MoveLine = "    MOVE @logical0 TO @physical0,";
    private const string RecoveryLine = "    RECOVERY,";
    private const string Incoming = ".incoming";

    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Restores one backup and opens the database for everybody.</summary>
    /// <param name="path">The backup, as the server sees it.</param>
    /// <param name="database">The unused name.</param>
    /// <param name="keepsCapture">Whether the database captures changes, all of which a restore elsewhere drops unless told not to.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Run(string path, string database, bool keepsCapture, CancellationToken cancellation)
    {
        using var session = sessions.Lend(cancellation);
        var set = BackupHeader.Read(session, path, cancellation)
            ?? throw MigrationException.Because(nameof(SR.BackupUnreadable), path, path, "BackupType");
        try
        {
            Restore(session, path, database, set, keepsCapture, cancellation);
            OpenForAll(database, cancellation);
        }
        catch
        {
            session.Dispose();
            Remove(database);
            throw;
        }
    }

    private void Restore(ServerSession session, string path, string database, BackupSet set, bool keepsCapture, CancellationToken cancellation)
    {
        var places = TargetFiles.Place(set.Files, NameInTheEnd(database), facts.Facts);
        var parameters = new List<SqlParameter>
        {
            new("@database", SqlDbType.NVarChar, 128) { Value = database },
            BackupHeader.PathParameter(path),
            BackupHeader.PositionParameter(set.Position),
        };
        for (var i = 0; i < places.Count; i++)
        {
            parameters.Add(new SqlParameter("@logical" + Number(i), SqlDbType.NVarChar, 128) { Value = places[i].File.LogicalName });
            parameters.Add(new SqlParameter("@physical" + Number(i), SqlDbType.NVarChar, 260) { Value = places[i].Path });
        }

        var moves = string.Join("\n", Enumerable.Range(0, places.Count).Select(i => MoveLine.Replace("0", Number(i))));
        var text = Statement.Text("Backups/restore").Replace(MoveLine, moves);
        new WatchedStatement(sessions, session, observer).Run(
            keepsCapture ? text.Replace(RecoveryLine, RecoveryLine + "\n    KEEP_CDC,") : text, database, SR.ActivityRestore, cancellation, parameters.ToArray());
    }

    // A backup brings along who was let in and whether anybody could write. A lock's record stays until the copy is proved.
    private void OpenForAll(string database, CancellationToken cancellation)
    {
        using var session = sessions.Lend(cancellation);
        var row = DatabaseRows.Find(session, database, cancellation) ?? throw MigrationException.Because(
            nameof(SR.DatabaseNotFound), database, database, sessions.Address.Text);
        if (row.IsReadOnly)
        {
            session.ExecuteLong(Statement.Text("Locks/read-write", ("database", database)), database, cancellation);
        }

        if (row.UserAccess != DatabaseRow.MultiUser)
        {
            session.ExecuteLong(Statement.Text("Locks/multi-user", ("database", database)), database, cancellation);
        }
    }

    // After a connection was lost the server may go on for a moment, and holds the database until it notices.
    private void Remove(string database)
    {
        var deadline = Deadline.In(LongestRemoval);
        while (true)
        {
            try
            {
                using var session = sessions.Lend(CancellationToken.None);
                if (DatabaseRows.Find(session, database, CancellationToken.None) is not null)
                {
                    session.ExecuteLong(Statement.Text("Databases/drop", ("database", database)), database, CancellationToken.None);
                }

                return;
            }
            catch (MigrationException e) when (e.ErrorId is nameof(SR.DatabaseInUse) or nameof(SR.EngineFailed) && !deadline.IsOver)
            {
                Thread.Sleep(Pause);
            }
            catch (MigrationException e)
            {
                observer.Warn(SR.IncomingNotRemoved.With(database, e.Message));
                return;
            }
        }
    }

    /// <summary>The name that a database has when it is proved.</summary>
    /// <param name="database">The name that it has for now.</param>
    /// <returns>The name.</returns>
    public static string NameInTheEnd(string database) =>
        database.EndsWith(Incoming, StringComparison.Ordinal) ? database.Substring(0, database.Length - Incoming.Length) : database;

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
