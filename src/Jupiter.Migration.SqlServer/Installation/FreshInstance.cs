using System;
using System.Data;
using System.Security;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Installation;

/// <summary>
/// What an instance of SQL Server needs after its installation. The password goes with the login itself (MS-TDS 2.2.6.4, fChangePassword), which is always
/// encrypted: it is in no statement, no trace and no plan.
/// </summary>
public sealed class FreshInstance : IFreshInstance
{
    private const string Advanced = "show advanced options";

    /// <inheritdoc/>
    public void ReplacePassword(ServerAddress address, SecureString password)
    {
        using var fresh = password.Copy();
        fresh.MakeReadOnly();
        try
        {
            SqlConnection.ChangePassword(ConnectionText.For(address), ConnectionText.CredentialOf(address.Access), fresh);
        }
        catch (SqlException e)
        {
            throw ServerErrors.WhileConnecting(e, address);
        }
        catch (ArgumentException e)
        {
            // More characters than a login takes, or none.
            throw MigrationException.Because(nameof(SR.EngineFailed), address.Text, e, address.Text, e.Message.TrimEnd('.'), address.Text);
        }
    }

    /// <inheritdoc/>
    public void LimitMemory(ServerAddress address, int megabytes, CancellationToken cancellation)
    {
        using var sessions = new ServerSessions(address);
        using var session = sessions.Lend(cancellation);

        // An advanced option ("Server memory configuration options"). A fresh instance does not show these, and does not afterwards either.
        foreach (var (option, value) in new[] { (Advanced, 1), ("max server memory (MB)", megabytes), (Advanced, 0) })
        {
            session.Execute(
                Statement.Text("Instance/configure"), cancellation,
                new SqlParameter("@option", SqlDbType.VarChar, 35) { Value = option }, new SqlParameter("@number", SqlDbType.Int) { Value = value });
            session.Execute(Statement.Text("Instance/reconfigure"), cancellation);
        }
    }
}
