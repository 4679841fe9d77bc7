using System;
using System.Collections.Generic;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>How an instance is installed.</summary>
public sealed record InstanceOptions
{
    /// <summary>Its version.</summary>
    public SqlServerVersion Version { get; init; } = SqlServerVersion.Sql2019;

    /// <summary>Folder of the double's own files. Made when it is not there.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where the client's paths are on this computer.</summary>
    public PathMap Paths { get; init; } = PathMap.Empty;

    /// <summary>The administrator's login.</summary>
    public string Login { get; init; } = "sa";

    /// <summary>The administrator's password.</summary>
    public required string Password { get; init; }

    /// <summary>Name of the computer.</summary>
    public string MachineName { get; init; } = "JUPITER";

    /// <summary>Name of the instance; null for the default instance.</summary>
    public string? InstanceName { get; init; }

    /// <summary>The name that it was installed under, where its computer was renamed since; null where it was not.</summary>
    public string? InstalledAs { get; init; }

    /// <summary>Whether availability groups are enabled (SERVERPROPERTY, IsHadrEnabled; SQL Server 2012 and newer).</summary>
    public bool IsAlwaysOn { get; init; }

    /// <summary>Edition by name.</summary>
    public string Edition { get; init; } = "Express Edition (64-bit)";

    /// <summary>Edition by number: 4 is Express, 2 Standard, 3 Enterprise.</summary>
    public int EngineEdition { get; init; } = 4;

    /// <summary>The default collation.</summary>
    public string Collation { get; init; } = "Cyrillic_General_CI_AS";

    /// <summary>Whether logins with a password are let in.</summary>
    public bool MixedMode { get; init; } = true;

    /// <summary>
    /// Whether it runs on Linux: paths have slashes and there are no drives; sys.dm_os_volume_stats tells space, but NULL for the name of the
    /// volume (Microsoft's page of it: "On Linux, returns null").
    /// </summary>
    public bool IsOnLinux { get; init; }

    /// <summary>Where data files seem to be; null for the path of the product.</summary>
    public string? DataPath { get; init; }

    /// <summary>Where the server's own databases seem to be, when new ones go elsewhere; null for <see cref="DataPath"/>.</summary>
    public string? SystemPath { get; init; }

    /// <summary>Where log files seem to be; null for <see cref="DataPath"/>.</summary>
    public string? LogPath { get; init; }

    /// <summary>Where backups seem to be; null for the path of the product.</summary>
    public string? BackupPath { get; init; }

    /// <summary>How far FILESTREAM is switched on: 0 not at all, as it is installed.</summary>
    public int FilestreamLevel { get; init; }

    /// <summary>Whether full-text search is installed.</summary>
    public bool HasFullText { get; init; }

    /// <summary>Whether users of contained databases are let in; not, as it is installed.</summary>
    public bool LetsContainedUsersIn { get; init; }

    /// <summary>Thumbprints of the certificates in master.</summary>
    public IReadOnlyList<byte[]> Certificates { get; init; } = [];

    /// <summary>Drives that hold no database yet, beside the one that does.</summary>
    public IReadOnlyDictionary<char, long> OtherDrives { get; init; } = new Dictionary<char, long>();

    /// <summary>How long after the computer the server started.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(95);

    /// <summary>Whose accounts Windows knows: in another domain an account of the same name has another SID.</summary>
    public string WindowsDomain { get; init; } = "";

    /// <summary>Accounts that Windows knows; null when it knows all.</summary>
    public IReadOnlyCollection<string>? WindowsAccounts { get; init; }

    /// <summary>Whether Windows calls the accounts that every Windows has by Russian names.</summary>
    public bool IsRussianWindows { get; init; }

    /// <summary>The default language of new logins.</summary>
    public string DefaultLanguage { get; init; } = "us_english";

    /// <summary>The version that a number of the product means.</summary>
    /// <param name="product">The number, of which the first part counts.</param>
    /// <returns>The version.</returns>
    public static SqlServerVersion VersionOf(Version product) => product.Major switch
    {
        10 => SqlServerVersion.Sql2008R2,
        12 => SqlServerVersion.Sql2014,
        15 => SqlServerVersion.Sql2019,
        16 => SqlServerVersion.Sql2022,
        _ => throw new NotSupportedException($"The double has no version {product}."),
    };
}
