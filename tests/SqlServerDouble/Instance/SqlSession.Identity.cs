using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

internal sealed partial class SqlSession
{
    private readonly Dictionary<(int Database, long Table), long> _identities = [];

    /// <summary>The next number of an identity column, called for each row that an INSERT makes.</summary>
    public long NextIdentity(int databaseId, long tableId)
    {
        if (!_identities.TryGetValue((databaseId, tableId), out var last))
        {
            last = long.MinValue;
        }

        var catalog = new CatalogFile(_connection, "d" + databaseId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var row = catalog.Query("seed_value, increment_value, last_value", "identity_columns", "object_id = ?1", tableId)[0];
        var next = last != long.MinValue ? last + Number(row[1]) : row[2] is null ? Number(row[0]) : Number(row[2]) + Number(row[1]);
        _identities[(databaseId, tableId)] = next;
        LastIdentity = next;
        return next;
    }

    /// <summary>Writes down the last number that an INSERT used.</summary>
    public void KeepIdentity(DatabaseModel database, TableDefinition table)
    {
        if (_identities.Remove((database.Id, table.ObjectId), out var last))
        {
            Catalog(database).Update("identity_columns", "last_value = ?2", "object_id = ?1", table.ObjectId,
                VariantBody.OfInt(last, Collation));
        }
    }

    private long Number(object? variant) => (long)Conversion.Convert(variant, SqlTypes.Variant, SqlTypes.BigInt, 0, Collation)!;
}
