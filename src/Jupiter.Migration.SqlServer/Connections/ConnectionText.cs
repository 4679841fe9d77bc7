using System;
using System.Globalization;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>Turns an address into what SqlClient connects with. The password goes beside it, never in it.</summary>
internal static class ConnectionText
{
    /// <summary>The name under which this module's own sessions are known on the server.</summary>
    public const string ProgramName = "Jupiter.Migration";

    /// <summary>The connection string of an address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The string.</returns>
    /// <exception cref="MigrationException">StrictNotPossible: Windows PowerShell has no TDS 8.</exception>
    public static string For(ServerAddress address)
    {
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = DataSource(address),
            InitialCatalog = "master",
            ApplicationName = ProgramName,
            WorkstationID = Environment.MachineName,
            ConnectTimeout = (int)Math.Ceiling(address.Access.ConnectionTimeout.TotalSeconds),
            IntegratedSecurity = address.Access.Credential is null,
            PersistSecurityInfo = false,
            TrustServerCertificate = address.Access.TrustServerCertificate,

            // A session that idles in a pool would keep the database in use, or hold the one place of a single-user database.
            Pooling = false,
            MultipleActiveResultSets = false,
        };
        Encrypt(builder, address);
        return builder.ConnectionString;
    }

    /// <summary>The credential of an access as SqlClient takes it, or null for the Windows account of this process.</summary>
    /// <param name="access">The access.</param>
    /// <returns>The credential.</returns>
    public static SqlCredential? CredentialOf(ServerAccess access)
    {
        if (access.Credential is not { } credential)
        {
            return null;
        }

        var password = credential.SecurePassword.Copy();
        password.MakeReadOnly();
        return new SqlCredential(credential.UserName, password);
    }

    private static string DataSource(ServerAddress address) =>
        address.Port is { } port ? address.Location + "," + port.ToString(CultureInfo.InvariantCulture)
        : address.Instance is { } instance ? address.Location + "\\" + instance
        : address.Location;

#if NET
    private static void Encrypt(SqlConnectionStringBuilder builder, ServerAddress address)
    {
        builder.Encrypt = address.Access.Encryption switch
        {
            ConnectionEncryption.Optional => SqlConnectionEncryptOption.Optional,
            ConnectionEncryption.Strict => SqlConnectionEncryptOption.Strict,
            _ => SqlConnectionEncryptOption.Mandatory,
        };

        // What was cut is never sent again behind this engine's back: it decides itself what may be repeated.
        builder.ConnectRetryCount = 0;
    }
#else
    private static void Encrypt(SqlConnectionStringBuilder builder, ServerAddress address)
    {
        if (address.Access.Encryption == ConnectionEncryption.Strict)
        {
            throw MigrationException.Because(nameof(SR.StrictNotPossible), address.Text, address.Text);
        }

        builder.Encrypt = address.Access.Encryption == ConnectionEncryption.Mandatory;
    }
#endif
}
