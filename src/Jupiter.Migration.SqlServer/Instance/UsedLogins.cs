using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>The logins of those who are connected to a database now. Who administrates the server is no POS terminal, and so is this module.</summary>
internal static class UsedLogins
{
    private static readonly string[] NoPosTerminals = [ConnectionText.ProgramName, "Microsoft SQL Server Management Studio", "SQLAgent - "];

    /// <summary>Lists them.</summary>
    /// <param name="session">A session.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The logins, a line each for program and computer.</returns>
    public static IReadOnlyList<RecordedLogin> Of(ServerSession session, string database, CancellationToken cancellation) => session.Query(
        Statement.Text("Logins/used-logins"),
        row => From(row) with { ProgramName = Text(row, 6), HostName = Text(row, 7) },
        cancellation,
        new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = database })
        .Where(login => !NoPosTerminals.Any(name => login.ProgramName.StartsWith(name, StringComparison.OrdinalIgnoreCase))).ToArray();

    /// <summary>The login that owns a database.</summary>
    /// <param name="session">A session.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The owner; null where it has no login any more.</returns>
    public static RecordedLogin? OwnerOf(ServerSession session, string database, CancellationToken cancellation) => session.Query(
        Statement.Text("Logins/owner-of-database"), From, cancellation, new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = database })
        .FirstOrDefault();

    /// <summary>Who vouches for a login of a type.</summary>
    /// <param name="type">The type as sys.server_principals has it.</param>
    /// <returns>The kind.</returns>
    public static LoginKind KindOf(string type) => type switch { "S" => LoginKind.SqlLogin, "G" => LoginKind.WindowsGroup, _ => LoginKind.WindowsUser };

    private static RecordedLogin From(SqlDataReader row) => new()
    {
        Name = Text(row, 0),
        Sid = (byte[])row.GetValue(1),

        // Whom a Windows group lets in has no login of his own; neither seems to have one that this account may not see.
        Kind = row.IsDBNull(2) && !IsWindowsName(Text(row, 0)) ? LoginKind.SqlLogin : KindOf(Text(row, 2)),
        IsOfGroup = row.IsDBNull(2) && IsWindowsName(Text(row, 0)),
        IsAdministrator = !row.IsDBNull(3) && Convert.ToInt32(row.GetValue(3), CultureInfo.InvariantCulture) == 1,
        DefaultDatabase = Text(row, 4),
        DefaultLanguage = Text(row, 5),
    };

    private static bool IsWindowsName(string name) => name.IndexOf('\\') >= 0;

    private static string Text(SqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column).TrimEnd();
}
