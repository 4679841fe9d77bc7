using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rehearsals;

/// <summary>
/// Logins of a rehearsal's POS terminals, each with a password that nobody else ever learns. Their SIDs begin alike, so that a later session, which
/// does not know the password, still knows whose they are, and never takes somebody's login of the same name for one of them.
/// </summary>
internal static class TillLogins
{
    private const int SidLength = 16;

    private static readonly byte[] Mark = [0x4A, 0x75, 0x70, 0x69, 0x74, 0x65, 0x72, 0x52];
    private static readonly Dictionary<string, TillLogin> Known = [];

    /// <summary>The credential of a POS terminal's login; the login is made where it is not there yet.</summary>
    /// <param name="address">The server.</param>
    /// <param name="login">Name of the login.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="MigrationException">RehearsalLoginTaken: somebody else's login has the name.</exception>
    public static NetworkCredential Of(ServerAddress address, string login)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(login, out var till))
            {
                till = TillLogin.Make(login);
                Known.Add(login, till);
            }

            using var sessions = new ServerSessions(address);
            using var session = sessions.Lend(CancellationToken.None);
            var there = Read(session).Find(one => string.Equals(one.Name, login, StringComparison.OrdinalIgnoreCase));
            if (there.Sid is null)
            {
                Create(session, till);
            }
            else if (!there.Sid.SequenceEqual(till.Sid))
            {
                if (!IsMarked(there.Sid))
                {
                    throw MigrationException.Because(nameof(SR.RehearsalLoginTaken), address.Text, address.Text, login);
                }

                TryDrop(session, there.Name);
                Create(session, till);
            }

            return till.Credential;
        }
    }

    /// <summary>Removes the logins of POS terminals from a server, whichever session made them.</summary>
    /// <param name="session">A session on it.</param>
    public static void Drop(ServerSession session)
    {
        foreach (var login in Read(session).Where(login => IsMarked(login.Sid!)))
        {
            TryDrop(session, login.Name);
        }
    }

    private static bool IsMarked(byte[] sid) => sid.Length == SidLength && sid.Take(Mark.Length).SequenceEqual(Mark);

    private static List<(string Name, byte[]? Sid)> Read(ServerSession session) => session.Query(
        Statement.Text("Rehearsals/sql-logins"), row => (row.GetString(0), (byte[]?)row.GetValue(1)), CancellationToken.None);

    private static void Create(ServerSession session, TillLogin till)
    {
        var statement = Statement.Text("Rehearsals/create-login").Replace("0xBEEF", SqlName.Literal(till.Sid));
        session.Execute(
            Statement.Fill(statement, ("login", till.Credential.UserName), ("password", till.Credential.Password)), CancellationToken.None);
        session.Execute(
            Statement.Text("Logins/add-role-member"),
            CancellationToken.None,
            new SqlParameter("@login", SqlDbType.NVarChar, 128) { Value = till.Credential.UserName },
            new SqlParameter("@role", SqlDbType.NVarChar, 128) { Value = "sysadmin" });
    }

    private static void TryDrop(ServerSession session, string login)
    {
        try
        {
            session.Execute(Statement.Text("Logins/drop-login", ("login", login)), CancellationToken.None);
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.ServerPermissionDenied) or nameof(SR.EngineFailed))
        {
            // Somebody else has dropped it (15151), or it is logged in (15434): then its password can't be had either, and making it says so.
        }
    }

    private sealed class TillLogin
    {
        public required NetworkCredential Credential { get; init; }

        public required byte[] Sid { get; init; }

        public static TillLogin Make(string name) => new()
        {
            Credential = new NetworkCredential(name, "Aa1-" + Convert.ToBase64String(RandomBytes(24))),
            Sid = [.. Mark, .. RandomBytes(SidLength - Mark.Length)],
        };

        private static byte[] RandomBytes(int count)
        {
            var bytes = new byte[count];
            using var random = RandomNumberGenerator.Create();
            random.GetBytes(bytes);
            return bytes;
        }
    }
}
