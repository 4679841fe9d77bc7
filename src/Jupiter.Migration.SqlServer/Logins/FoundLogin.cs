using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>The login of a server that one of another server is: by its SID, else by its name.</summary>
/// <param name="Name">Its name here.</param>
/// <param name="Sid">Its SID here.</param>
/// <param name="IsDisabled">Whether it is not let in.</param>
/// <param name="DefaultDatabase">The database that it begins in.</param>
/// <param name="DefaultLanguage">Its language.</param>
internal sealed record FoundLogin(string Name, byte[] Sid, bool IsDisabled, string DefaultDatabase, string DefaultLanguage)
{
    /// <summary>Looks for it.</summary>
    /// <param name="session">A session.</param>
    /// <param name="recorded">The login of the other server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The login here; null when there is none of its kind.</returns>
    public static FoundLogin? Of(ServerSession session, RecordedLogin recorded, CancellationToken cancellation) => session.Query(
        Statement.Text("Logins/login-of"),
        row => (Kind: UsedLogins.KindOf(row.GetString(2).Trim()), Login: new FoundLogin(
            row.GetString(0),
            (byte[])row.GetValue(1),
            row.GetBoolean(3),
            row.IsDBNull(4) ? "" : row.GetString(4),
            row.IsDBNull(5) ? "" : row.GetString(5))),
        cancellation,
        SqlName.SidParameter(recorded.Sid),
        new SqlParameter("@login", SqlDbType.NVarChar, 128) { Value = recorded.Name })
        .Where(found => found.Kind == recorded.Kind && (!recorded.IsBuiltInAdministrator() || found.Login.Sid.SequenceEqual(recorded.Sid)))
        .OrderByDescending(found => found.Login.Sid.SequenceEqual(recorded.Sid)).Select(found => found.Login).FirstOrDefault();
}
