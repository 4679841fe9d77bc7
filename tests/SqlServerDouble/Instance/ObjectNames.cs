using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Names of objects within a text, as OBJECT_ID takes them.</summary>
internal static class ObjectNames
{
    public static object? Find(SqlSession session, string name, string? type)
    {
        using var reader = new System.IO.StringReader(name);
        var parsed = session.Instance.Facts.MakeParser().ParseSchemaObjectName(reader, out var errors);
        if (errors.Count > 0 || parsed is null || parsed.ServerIdentifier is not null)
        {
            return null;
        }

        if (parsed.DatabaseIdentifier is { } identifier && session.Instance.Databases.Find(identifier.Value) is null)
        {
            return null;
        }

        var database = session.Open(parsed.DatabaseIdentifier?.Value);
        var catalog = session.Catalog(database);
        return catalog.Scalar("object_id", "objects",
            $"name = ?1 AND schema_id = (SELECT schema_id FROM {catalog.Table("schemas")} WHERE name = ?2) AND (?3 IS NULL OR trim(type) = ?3)",
            parsed.BaseIdentifier.Value, parsed.SchemaIdentifier?.Value ?? "dbo", type?.Trim().ToUpperInvariant());
    }
}
