using System;
using System.Collections.Generic;
using System.Data;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Authoring;

/// <summary>Logins of a rehearsal's tills, each with a password that nobody else ever learns.</summary>
internal static class TillLogins
{
    private static readonly Dictionary<string, NetworkCredential> Credentials = [];
    private static readonly HashSet<(string Server, string Login)> Made = [];

    /// <summary>The credential of a till's login; the login is made when it is first asked for.</summary>
    /// <param name="address">The server.</param>
    /// <param name="login">Name of the login.</param>
    /// <returns>The credential.</returns>
    public static NetworkCredential Of(ServerAddress address, string login)
    {
        lock (Credentials)
        {
            if (!Credentials.TryGetValue(login, out var credential))
            {
                credential = new NetworkCredential(login, NewPassword());
                Credentials.Add(login, credential);
            }

            if (!Made.Contains((address.Text, login)))
            {
                using var session = ServerSession.Open(address, CancellationToken.None);
                Create(session, credential);
                Made.Add((address.Text, login));
            }

            return credential;
        }
    }

    /// <summary>Removes the logins of tills from a server, by whatever address they were made.</summary>
    /// <param name="session">A session on it.</param>
    public static void Drop(ServerSession session)
    {
        lock (Credentials)
        {
            foreach (var login in Credentials.Keys)
            {
                TryDrop(session, login);
            }

            Made.Clear();
        }
    }

    private static void Create(ServerSession session, NetworkCredential credential)
    {
        TryDrop(session, credential.UserName);
        session.Execute(
            Statement.Text("Authoring/create-login", ("login", credential.UserName), ("password", credential.Password)), CancellationToken.None);
        session.Execute(
            Statement.Text("Logins/add-role-member"),
            CancellationToken.None,
            new SqlParameter("@login", SqlDbType.NVarChar, 128) { Value = credential.UserName },
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
            // There is none of that name (15151), or it is logged in (15434): then its password can't be had either, and making it says so.
        }
    }

    private static string NewPassword()
    {
        var bytes = new byte[24];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return "Aa1-" + Convert.ToBase64String(bytes);
    }
}
