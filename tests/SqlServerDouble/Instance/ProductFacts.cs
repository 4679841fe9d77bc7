using System;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>What follows from the version and the options.</summary>
internal sealed class ProductFacts
{
    public ProductFacts(InstanceOptions options)
    {
        Options = options;
        (Version, DatabaseVersion, CompatibilityLevel, var product) = options.Version switch
        {
            SqlServerVersion.Sql2008R2 => (new Version(10, 50, 6000, 34), 661, 100, "SQL Server 2008 R2 (SP3)"),
            SqlServerVersion.Sql2014 => (new Version(12, 0, 6024, 0), 782, 120, "SQL Server 2014 (SP3)"),
            SqlServerVersion.Sql2019 => (new Version(15, 0, 4261, 1), 904, 150, "SQL Server 2019 (RTM-CU18)"),
            _ => (new Version(16, 0, 4075, 1), 957, 160, "SQL Server 2022 (RTM-CU9)"),
        };
        ProductName = $"Microsoft {product} - {Version} (X64) \n\tCopyright (C) Microsoft Corporation\n\t{options.Edition} {(options.IsOnLinux ? "on Linux (Ubuntu 22.04.4 LTS) <X64>" : "on Windows 10 Pro")}";
        Collation = CollationInfo.Of(options.Collation);
        ServerName = options.InstanceName is null ? options.MachineName : options.MachineName + "\\" + options.InstanceName;
        var folder = $@"C:\Program Files\Microsoft SQL Server\MSSQL{(Version.Major == 10 ? "10_50" : Version.Major.ToString(System.Globalization.CultureInfo.InvariantCulture))}.{options.InstanceName ?? "MSSQLSERVER"}\MSSQL\";
        DataPath = options.DataPath ?? (options.IsOnLinux ? "/var/opt/mssql/data/" : folder + @"DATA\");
        LogPath = options.LogPath ?? DataPath;
        BackupPath = options.BackupPath ?? (options.IsOnLinux ? "/var/opt/mssql/data" : folder + @"Backup\");
    }

    public InstanceOptions Options { get; }

    public Version Version { get; }

    public int DatabaseVersion { get; }

    public int CompatibilityLevel { get; }

    /// <summary>The lowest compatibility level that the version serves.</summary>
    public int LowestCompatibilityLevel => Version.Major == 10 ? 80 : 100;

    public string ProductName { get; }

    public string ServerName { get; }

    public CollationInfo Collation { get; }

    public string DataPath { get; }

    public string LogPath { get; }

    public string BackupPath { get; }

    public int Major => Version.Major;

    public TSqlParser MakeParser() => Options.Version switch
    {
        SqlServerVersion.Sql2008R2 => new TSql100Parser(initialQuotedIdentifiers: true),
        SqlServerVersion.Sql2014 => new TSql120Parser(initialQuotedIdentifiers: true),
        SqlServerVersion.Sql2019 => new TSql150Parser(initialQuotedIdentifiers: true),
        _ => new TSql160Parser(initialQuotedIdentifiers: true),
    };
}
