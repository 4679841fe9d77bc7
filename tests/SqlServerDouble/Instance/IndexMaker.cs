using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Makes indexes.</summary>
internal sealed class IndexMaker
{
    private readonly SqlSession _session;
    private readonly DatabaseModel _database;
    private readonly CatalogFile _catalog;

    public IndexMaker(SqlSession session, DatabaseModel database, CatalogFile catalog) =>
        (_session, _database, _catalog) = (session, database, catalog);

    public long Add(
        TableDefinition table,
        string name,
        bool isClustered,
        bool isUnique,
        IReadOnlyList<(TableColumn Column, bool IsDescending)> keys,
        IReadOnlyList<TableColumn> included,
        bool isPrimaryKey,
        bool isUniqueConstraint,
        string? filter)
    {
        if (_catalog.Scalar("index_id", "indexes", "object_id = ?1 AND name = ?2", table.ObjectId, name) is not null)
        {
            throw new SqlException(1913, 16,
                $"The operation failed because an index or statistics with name '{name}' already exists on table '{table.Name}'.");
        }

        isClustered &= _catalog.Scalar("index_id", "indexes", "object_id = ?1 AND index_id = 1", table.ObjectId) is null;
        var last = (long?)_catalog.Scalar("max(index_id)", "indexes", "object_id = ?1", table.ObjectId) ?? 0;
        var id = isClustered ? 1 : System.Math.Max(2, last + 1);
        if (isClustered)
        {
            _catalog.Delete("indexes", "object_id = ?1 AND index_id = 0", table.ObjectId);
        }

        _catalog.Add("indexes", new CatalogRow
        {
            ["object_id"] = table.ObjectId,
            ["name"] = name,
            ["index_id"] = id,
            ["type"] = isClustered ? 1 : 2,
            ["type_desc"] = isClustered ? "CLUSTERED" : "NONCLUSTERED",
            ["is_unique"] = isUnique,
            ["data_space_id"] = 1,
            ["is_primary_key"] = isPrimaryKey,
            ["is_unique_constraint"] = isUniqueConstraint,
            ["fill_factor"] = 0,
            ["allow_row_locks"] = true,
            ["allow_page_locks"] = true,
            ["has_filter"] = filter is not null,
            ["filter_definition"] = filter,
        });
        var ordinal = 0;
        foreach (var (column, isDescending, isIncluded) in keys.Select(key => (key.Column, key.IsDescending, false)).Concat(
            included.Select(column => (column, false, true))))
        {
            ordinal++;
            _catalog.Add("index_columns", new CatalogRow
            {
                ["object_id"] = table.ObjectId,
                ["index_id"] = id,
                ["index_column_id"] = ordinal,
                ["column_id"] = column.Id,
                ["key_ordinal"] = isIncluded ? 0 : ordinal,
                ["partition_ordinal"] = 0,
                ["is_descending_key"] = isDescending,
                ["is_included_column"] = isIncluded,
            });
        }

        // A computed column is computed when it is read, and a filter is not looked at: there SQLite has nothing to keep.
        if (filter is null && keys.All(key => key.Column.Computed is null))
        {
            _session.Connection.Script(
                $"CREATE {(isUnique ? "UNIQUE " : "")}INDEX {_database.Alias}.i{table.ObjectId}_{id} ON {table.SqliteName} ({string.Join(", ", keys.Select(key => key.Column.SqliteName + (key.IsDescending ? " DESC" : "")))})");
        }

        return id;
    }
}
