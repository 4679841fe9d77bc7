using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The rows of the views that tell which features a database uses.</summary>
internal static class TraitViews
{
    public static IEnumerable<CatalogRow>? RowsOf(string view, SqlServerInstance instance, DatabaseModel database) => view switch
    {
        "change_tracking_databases" => instance.Databases.All.Where(one => one.Traits.IsTracked).Select(one => new CatalogRow
        {
            ["database_id"] = one.Id, ["is_auto_cleanup_on"] = true, ["retention_period"] = 2, ["retention_period_units_desc"] = "DAYS",
        }),
        "certificates" => database.Name == "master"
            ? instance.Certificates.Select((thumbprint, i) => new CatalogRow { ["name"] = "tde" + i, ["thumbprint"] = thumbprint })
            : [],
        "dm_database_encryption_keys" => instance.Databases.All.Where(one => one.Traits.CertificateThumbprint is not null).Select(one => new CatalogRow
        {
            ["database_id"] = one.Id, ["encryption_state"] = 3, ["encryptor_thumbprint"] = one.Traits.CertificateThumbprint,
        }),
        "filegroups" => Filegroups(database),
        "fulltext_indexes" => database.Traits.HasFullText ? [new CatalogRow { ["object_id"] = 1, ["is_enabled"] = true }] : [],
        "dm_db_persisted_sku_features" => database.Traits.Features.Select((name, i) => new CatalogRow { ["feature_name"] = name, ["feature_id"] = i }),
        _ => null,
    };

    private static IEnumerable<CatalogRow> Filegroups(DatabaseModel database)
    {
        yield return new CatalogRow { ["name"] = "PRIMARY", ["data_space_id"] = 1, ["type"] = "FG", ["is_default"] = true };
        if (database.Traits.HasStreams)
        {
            yield return new CatalogRow { ["name"] = "streams", ["data_space_id"] = 2, ["type"] = "FD" };
        }
    }
}
