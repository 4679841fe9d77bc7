using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Catalog;

/// <summary>Reads what a database's tables and views are from its catalog, and remembers it until the catalog changes.</summary>
internal sealed class SchemaReader
{
    private readonly CatalogFile _catalog;
    private readonly Dictionary<(string Schema, string Name), TableDefinition?> _tables = [];

    public SchemaReader(CatalogFile catalog) => _catalog = catalog;

    public TableDefinition? FindTable(string schema, string name)
    {
        if (!_tables.TryGetValue((schema, name), out var table))
        {
            _tables[(schema, name)] = table = Read(schema, name);
        }

        return table;
    }

    public ModuleDefinition? FindModule(string schema, string name)
    {
        var row = _catalog.Query("object_id, type", "objects",
            $"name = ?1 AND schema_id = (SELECT schema_id FROM {_catalog.Table("schemas")} WHERE name = ?2) AND parent_object_id = 0", name,
                schema).FirstOrDefault();
        if (row is null)
        {
            return null;
        }

        var type = ((string)row[1]!).Trim();
        var text = type == "SN"
            ? _catalog.Scalar("base_object_name", "synonyms", "object_id = ?1", row[0])
            : _catalog.Scalar("definition", "sql_modules", "object_id = ?1", row[0]);
        return new ModuleDefinition((long)row[0]!, type, (string?)text ?? "");
    }

    private TableDefinition? Read(string schema, string name)
    {
        var table = _catalog.Query("object_id, name", "tables",
            $"name = ?1 AND schema_id = (SELECT schema_id FROM {_catalog.Table("schemas")} WHERE name = ?2)", name,
                schema).FirstOrDefault();
        if (table is null)
        {
            return null;
        }

        var id = (long)table[0]!;
        var defaults = _catalog.Query("parent_column_id, definition", "default_constraints", "parent_object_id = ?1", id).ToDictionary(
            row => (long)row[0]!, row => (string)row[1]!);
        var computed = _catalog.Query("column_id, definition", "computed_columns", "object_id = ?1", id).ToDictionary(row => (long)row[0]!,
            row => (string)row[1]!);
        var columns = _catalog
            .Query("column_id, name, system_type_id, user_type_id, max_length, precision, scale, is_nullable, is_identity", "columns",
                "object_id = ?1 ORDER BY column_id", id)
            .Select(row => new TableColumn(
                (int)(long)row[0]!,
                (string)row[1]!,
                SqlTypes.OfColumn((int)(long)row[2]!, (int)(long)row[3]!, (int)(long)row[4]!, (byte)(long)row[5]!, (byte)(long)row[6]!),
                (long)row[7]! != 0,
                (long)row[8]! != 0,
                defaults.GetValueOrDefault((long)row[0]!),
                computed.GetValueOrDefault((long)row[0]!)));
        return new TableDefinition(id, schema, (string)table[1]!, [.. columns]);
    }
}
