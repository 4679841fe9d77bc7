using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>Notes who comes in to a database, on the old server (clauses R2, S2).</summary>
internal static class EntryReader
{
    // A venue has a dozen POS terminals. What is more than this is no venue.
    private const int Most = 1000;

    /// <summary>Notes it.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="facts">What the server is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Who comes in.</returns>
    public static EntryRecord Read(ServerSessions sessions, DatabaseRow database, InstanceFacts facts, CancellationToken cancellation)
    {
        var record = ServerLock.Find(sessions, database, cancellation);
        using var session = sessions.Lend(cancellation);
        var used = (record?.Used ?? []).Concat(UsedLogins.Of(session, database.Name, cancellation))
            .GroupBy(login => (Convert.ToBase64String(login.Sid), login.ProgramName, login.HostName)).Select(same => same.First()).ToArray();
        var (language, order) = Language(session, cancellation);
        return new EntryRecord
        {
            Owner = UsedLogins.OwnerOf(session, database.Name, cancellation),
            AcceptsSqlLogins = facts.AcceptsSqlLogins == true,
            DefaultLanguage = language,
            DateOrder = order,
            Used = [.. used.Take(Most)],
            IsCut = record?.IsCut == true || used.Length > Most,
        };
    }

    /// <summary>The server's default language.</summary>
    /// <param name="session">A session.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its name, and the order in which it reads dates; empty where the server does not tell.</returns>
    public static (string Name, string DateOrder) Language(ServerSession session, CancellationToken cancellation) =>
        session.Query(Statement.Text("Instance/language"), row => (row.GetString(0), row.GetString(1).Trim()), cancellation) is [var found, ..] ? found : ("", "");
}
