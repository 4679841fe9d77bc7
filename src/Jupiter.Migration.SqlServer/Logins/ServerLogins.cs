using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>Reads logins as they are made again elsewhere.</summary>
internal static class ServerLogins
{
    private const string SqlLoginType = "S";

    /// <summary>Reads them.</summary>
    /// <param name="session">A session.</param>
    /// <param name="database">The database whose logins they are; null for all.</param>
    /// <param name="entry">Who comes in to the database: a login that is sysadmin needs no user in it. Null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The logins, by name.</returns>
    public static IReadOnlyList<LoginRecord> Read(ServerSession session, string? database, EntryRecord? entry, CancellationToken cancellation)
    {
        HashSet<string>? needed = null;
        if (database is not null)
        {
            session.Use(database, cancellation);
            var sids = session.Query(
                Statement.Text("Logins/logins-of-database"), row => row.IsDBNull(0) ? "" : Key((byte[])row.GetValue(0)), cancellation);
            needed = new HashSet<string>(sids.Concat((entry?.Used ?? []).Select(login => Key(login.Sid))), StringComparer.Ordinal);
        }

        var roles = ReadRoles(session, cancellation);
        return session.Query(
            Statement.Text("Logins/logins"),
            row => needed?.Contains(Key((byte[])row.GetValue(1))) ?? true ? Record(row, roles) : null,
            cancellation).OfType<LoginRecord>().ToArray();
    }

    /// <summary>Which logins are there. Unlike <see cref="Read"/> it needs no right to see hashes.</summary>
    /// <param name="session">A session.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The logins, by name.</returns>
    public static IReadOnlyList<PresentLogin> Present(ServerSession session, CancellationToken cancellation)
    {
        var roles = ReadRoles(session, cancellation);
        return session.Query(
            Statement.Text("Logins/logins"),
            row =>
            {
                var sid = Key((byte[])row.GetValue(1));
                return new PresentLogin
                {
                    Name = row.GetString(0),
                    Sid = sid,
                    IsDisabled = row.GetBoolean(3),
                    DefaultDatabase = row.IsDBNull(4) ? "" : row.GetString(4),
                    DefaultLanguage = row.IsDBNull(5) ? "" : row.GetString(5),
                    PasswordHash = row.IsDBNull(8) ? null : (byte[])row.GetValue(8),
                    ServerRoles = roles[sid].ToArray(),
                };
            },
            cancellation);
    }

    /// <summary>A SID as text, for comparing.</summary>
    /// <param name="sid">The SID.</param>
    /// <returns>The text.</returns>
    public static string Key(byte[] sid) => Convert.ToBase64String(sid);

    private static ILookup<string, string> ReadRoles(ServerSession session, CancellationToken cancellation) => session.Query(
        Statement.Text("Logins/role-members"), row => (Role: row.GetString(0), Sid: Key((byte[])row.GetValue(1))), cancellation)
        .ToLookup(member => member.Sid, member => member.Role);

    private static LoginRecord Record(SqlDataReader row, ILookup<string, string> roles)
    {
        var sid = (byte[])row.GetValue(1);
        if (row.GetString(2).Trim() == SqlLoginType && row.IsDBNull(8))
        {
            // Without the right to see hashes the server answers NULL. A file without them could make no login.
            throw MigrationException.Because(nameof(SR.LoginHashHidden), row.GetString(0), row.GetString(0));
        }

        return new LoginRecord
        {
            Name = row.GetString(0),
            Sid = sid,
            Kind = UsedLogins.KindOf(row.GetString(2).Trim()),
            IsDisabled = row.GetBoolean(3),
            DefaultDatabase = row.IsDBNull(4) ? "master" : row.GetString(4),
            DefaultLanguage = row.IsDBNull(5) ? "" : row.GetString(5),
            ChecksPolicy = !row.IsDBNull(6) && row.GetBoolean(6),
            ChecksExpiration = !row.IsDBNull(7) && row.GetBoolean(7),
            PasswordHash = row.IsDBNull(8) ? null : (byte[])row.GetValue(8),
            ServerRoles = roles[Key(sid)].ToArray(),
        };
    }
}
