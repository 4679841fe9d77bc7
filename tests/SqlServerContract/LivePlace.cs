using System;
using System.IO;
using System.Net;
using Jupiter.Migration.Databases;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>
/// The SQL Server that JUPITER_TEST_SQLSERVER names by a connection string. It must have no databases of anybody; JUPITER_TEST_BACKUPS names
/// a folder that it and the tests see under the same path (by default the temporary folder).
/// </summary>
public sealed class LivePlace : IServerPlace
{
    /// <summary>Finds it, or skips the test.</summary>
    public LivePlace()
    {
        var text = Environment.GetEnvironmentVariable("JUPITER_TEST_SQLSERVER");
        Assert.SkipWhen(string.IsNullOrEmpty(text), "JUPITER_TEST_SQLSERVER does not name a SQL Server.");
        var given = new SqlConnectionStringBuilder(text);
        Address = ServerAddress.Parse(given.DataSource).With(new ServerAccess
        {
            Credential = given.IntegratedSecurity ? null : new NetworkCredential(given.UserID, given.Password),
            Encryption = ConnectionEncryption.Optional,
            TrustServerCertificate = true,
        });
        var shared = Environment.GetEnvironmentVariable("JUPITER_TEST_BACKUPS");
        BackupFolder = Directory.CreateDirectory(
            Path.Combine(string.IsNullOrEmpty(shared) ? Path.GetTempPath() : shared, "jupiter-live-" + Guid.NewGuid().ToString("N"))).FullName;
    }

    /// <inheritdoc/>
    public ServerAddress Address { get; }

    /// <inheritdoc/>
    public string BackupFolder { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(BackupFolder, recursive: true);
}
