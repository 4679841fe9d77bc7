using System.Collections.Generic;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>What an instance of SQL Server is to be like (clauses P3, S4a). What is null is left to its set-up.</summary>
public sealed record EngineSettings
{
    /// <summary>The name of the default instance, whose service bears it, too.</summary>
    public const string DefaultInstance = "MSSQLSERVER";

    /// <summary>Its name; MSSQLSERVER for the default one.</summary>
    public string? InstanceName { get; init; }

    /// <summary>Its collation.</summary>
    public string? Collation { get; init; }

    /// <summary>Whether SQL Server logins are let in (mixed mode); null where an old server did not tell, which is asked for.</summary>
    public bool? IsMixedMode { get; init; } = false;

    /// <summary>Its TCP port on all addresses.</summary>
    public int? Port { get; init; }

    /// <summary>The protocols that are switched on; TCP/IP where nobody said otherwise, since POS terminals come by it.</summary>
    public IReadOnlyList<SetupProtocol> Protocols { get; init => field = Listing.Of(value); } = Listing.Of([SetupProtocol.Tcp]);

    /// <summary>When its service starts.</summary>
    public SetupStart ServiceStart { get; init; } = SetupStart.Automatic;

    /// <summary>When SQL Server Browser starts, which tells the ports of named instances.</summary>
    public SetupStart? BrowserStart { get; init; }

    /// <summary>Folder of new data files.</summary>
    public string? DataPath { get; init; }

    /// <summary>Folder of new logs.</summary>
    public string? LogPath { get; init; }

    /// <summary>Folder of backups.</summary>
    public string? BackupPath { get; init; }

    /// <summary>The most memory that it takes, in megabytes.</summary>
    public int? MemoryLimitMegabytes { get; init; }

    /// <summary>The name of its service ("Configure Windows service accounts and permissions" on Microsoft Learn).</summary>
    public string ServiceName => IsDefault ? DefaultInstance : "MSSQL$" + InstanceName;

    /// <summary>Whether it is the default instance.</summary>
    public bool IsDefault => string.Equals(InstanceName, DefaultInstance, System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it is reached from its own computer, whatever its protocols are.</summary>
    /// <returns>The address.</returns>
    public ServerAddress LocalAddress() => ServerAddress.Parse(IsDefault ? "." : @".\" + InstanceName);

    /// <inheritdoc/>
    public override string ToString() => InstanceName ?? "";
}
