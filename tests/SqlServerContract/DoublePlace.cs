using System;
using System.IO;
using System.Net;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>A fresh double of one version.</summary>
public sealed class DoublePlace : IServerPlace
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "jupiter-double-" + Guid.NewGuid().ToString("N"));
    private readonly int _port;

    /// <summary>Starts it.</summary>
    /// <param name="version">The version that it plays.</param>
    public DoublePlace(ServerVersion version)
    {
        var data = Directory.CreateDirectory(Path.Combine(_root, "server")).FullName;
        BackupFolder = Directory.CreateDirectory(Path.Combine(_root, "backups")).FullName;
        _port = DoubleHost.Start(version, data);
        Address = ServerAddress.Parse("127.0.0.1," + _port.ToString(System.Globalization.CultureInfo.InvariantCulture)).With(new ServerAccess
        {
            Credential = new NetworkCredential(DoubleHost.UserName, DoubleHost.Password),
            Encryption = ConnectionEncryption.Optional,
            TrustServerCertificate = true,
        });
    }

    /// <inheritdoc/>
    public ServerAddress Address { get; }

    /// <inheritdoc/>
    public string BackupFolder { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        DoubleHost.Stop(_port);
        Directory.Delete(_root, recursive: true);
    }
}
