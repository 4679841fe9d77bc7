using System.Globalization;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Makes rows of sys.objects, and the row that all views of objects begin with.</summary>
internal sealed class ObjectMaker
{
    public ObjectMaker(CatalogFile catalog) => Catalog = catalog;

    public CatalogFile Catalog { get; }

    public static string TypeDescription(string type) => type.Trim() switch
    {
        "U" => "USER_TABLE",
        "V" => "VIEW",
        "P" => "SQL_STORED_PROCEDURE",
        "FN" => "SQL_SCALAR_FUNCTION",
        "IF" => "SQL_INLINE_TABLE_VALUED_FUNCTION",
        "TF" => "SQL_TABLE_VALUED_FUNCTION",
        "TR" => "SQL_TRIGGER",
        "PK" => "PRIMARY_KEY_CONSTRAINT",
        "UQ" => "UNIQUE_CONSTRAINT",
        "F" => "FOREIGN_KEY_CONSTRAINT",
        "C" => "CHECK_CONSTRAINT",
        "D" => "DEFAULT_CONSTRAINT",
        "SN" => "SYNONYM",
        "SO" => "SEQUENCE_OBJECT",
        "SP" => "SECURITY_POLICY",
        _ => throw SqlException.Unknown("objects of type " + type),
    };

    /// <summary>A new object; its name is made from its number when it has none.</summary>
    public CatalogRow Add(string? name, string prefix, long schemaId, string type, long parentId)
    {
        var id = Catalog.NextObjectId();
        name ??= prefix + id.ToString("X8", CultureInfo.InvariantCulture);
        if (Catalog.Scalar("object_id", "objects", "name = ?1 AND schema_id = ?2", name, schemaId) is not null)
        {
            throw new SqlException(2714, 16, $"There is already an object named '{name}' in the database.", 6);
        }

        var row = new CatalogRow
        {
            ["name"] = name,
            ["object_id"] = id,
            ["schema_id"] = schemaId,
            ["parent_object_id"] = parentId,
            ["type"] = type.PadRight(2),
            ["type_desc"] = TypeDescription(type),
            ["create_date"] = CatalogFile.Now,
            ["modify_date"] = CatalogFile.Now,
        };
        Catalog.Add("objects", row);
        return row;
    }

    public long SchemaOf(SchemaObjectName name) => Catalog.SchemaId(name.SchemaIdentifier?.Value ?? "dbo");
}
