using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// What an instance refuses to restore because of what the database uses: "sys.dm_db_persisted_sku_features", "Editions and supported
/// features" of 2012 to 2022, and the numbers of "Database engine events and errors".
/// </summary>
internal static class EditionFeatures
{
    private static readonly Version AllEditions = new(13, 0, 4001);

    public static void RequireCertificate(BatchRun run, DatabaseTraits traits)
    {
        if (traits.CertificateThumbprint is { } thumbprint && !run.Instance.Certificates.Exists(one => one.SequenceEqual(thumbprint)))
        {
            throw new SqlException(33111, 16, $"Cannot find server certificate with thumbprint '0x{Convert.ToHexString(thumbprint)}'.", 3);
        }
    }

    public static void RequireRestorable(BatchRun run, string name, DatabaseTraits traits)
    {
        RequireCertificate(run, traits);
        var options = run.Instance.Options;
        if (traits.HasStreams && options.FilestreamLevel == 0)
        {
            throw new SqlException(5591, 16, "FILESTREAM feature is disabled.");
        }

        if (traits.IsContained && !options.LetsContainedUsersIn)
        {
            throw new SqlException(12824, 16,
                "The sp_configure value 'contained database authentication' must be set to 1 in order to restore a contained database.  You may need to use RECONFIGURE to set the value_in_use.");
        }

        foreach (var feature in traits.Features.Where(feature => !Has(run.Instance, feature)))
        {
            throw feature switch
            {
                "Compression" => new SqlException(909, 21,
                    $"Database '{name}' cannot be started in this edition of SQL Server because part or all of object 'goods' is enabled with data compression or vardecimal storage format. Data compression and vardecimal storage format are only supported on SQL Server Enterprise Edition."),
                "Partitioning" => new SqlException(905, 21,
                    $"Database '{name}' cannot be started in this edition of SQL Server because it contains a partition function 'pf'. Only Enterprise edition of SQL Server supports partitioning."),
                "ChangeCapture" => new SqlException(932, 21,
                    $"SQL Server cannot load database '{name}' because change data capture is enabled. The currently installed edition of SQL Server does not support change data capture. Either disable change data capture in the database by using a supported edition of SQL Server, or upgrade the instance to one that supports change data capture."),
                _ => new SqlException(934, 21,
                    $"SQL Server cannot load database '{name}' because {feature} is not supported in the installed edition of SQL Server."),
            };
        }
    }

    private static bool Has(SqlServerInstance instance, string feature)
    {
        var (options, version) = (instance.Options, instance.Facts.Version);
        return options.EngineEdition == 3 || feature switch
        {
            "TransparentDataEncryption" => version.Major >= 15 && options.Edition.StartsWith("Standard", StringComparison.Ordinal),
            "ChangeCapture" => version >= AllEditions && options.EngineEdition != 4,
            _ => version >= AllEditions,
        };
    }
}
