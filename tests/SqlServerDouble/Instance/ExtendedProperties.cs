using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Extended properties of a database, a table and its columns.</summary>
internal static class ExtendedProperties
{
    public static readonly string[] Parameters = ["name", "value", "level0type", "level0name", "level1type", "level1name", "level2type",
        "level2name"];

    public static readonly string[] NamesOnly = [.. Parameters.Where(name => name != "value")];

    public static void Add(BatchRun run, object?[] a, SqlType?[] types) => Change(run, a[2..], (catalog, kind, text, major, minor) =>
    {
        var name = ProcedureCalls.Text(a[0]);
        if (Find(catalog, kind, major, minor, name))
        {
            throw new SqlException(15233, 16,
                $"Property cannot be added. Property '{name}' already exists for '{(kind == 0 ? "object specified" : a[5])}'.");
        }

        catalog.Add("extended_properties", new CatalogRow
        {
            ["class"] = kind,
            ["class_desc"] = text,
            ["major_id"] = major,
            ["minor_id"] = minor,
            ["name"] = name,
            ["value"] = ValueOf(run, a, types),
        });
    });

    public static void Update(BatchRun run, object?[] a, SqlType?[] types) => Change(run, a[2..], (catalog, kind, _, major, minor) =>
    {
        Require(catalog, kind, major, minor, ProcedureCalls.Text(a[0]));
        catalog.Update("extended_properties", "value = ?5", "class = ?1 AND major_id = ?2 AND minor_id = ?3 AND name = ?4", kind, major,
            minor, ProcedureCalls.Text(a[0]),
            ValueOf(run, a, types));
    });

    public static void Drop(BatchRun run, object?[] a, SqlType?[] types) => Change(run, a[1..], (catalog, kind, _, major, minor) =>
    {
        Require(catalog, kind, major, minor, ProcedureCalls.Text(a[0]));
        catalog.Delete("extended_properties", "class = ?1 AND major_id = ?2 AND minor_id = ?3 AND name = ?4", kind, major, minor,
            ProcedureCalls.Text(a[0]));
    });

    private static object? ValueOf(BatchRun run, object?[] a, SqlType?[] types)
    {
        var value = Conversion.Convert(a[1], types[1] ?? SqlTypes.Name, SqlTypes.Variant, 0, run.Database.Collation);
        return value is byte[] { Length: > 7500 + 9 }
            ? throw new SqlException(15097, 16, "The size associated with an extended property cannot be more than 7,500 bytes.")
            : value;
    }

    private static void Require(CatalogFile catalog, int kind, long major, long minor, string name)
    {
        if (!Find(catalog, kind, major, minor, name))
        {
            throw new SqlException(15217, 16,
                $"Property cannot be updated or deleted. Property '{name}' does not exist for 'object specified'.");
        }
    }

    private static bool Find(CatalogFile catalog, int kind, long major, long minor, string name) =>
        catalog.Scalar("1", "extended_properties", "class = ?1 AND major_id = ?2 AND minor_id = ?3 AND name = ?4", kind, major, minor,
            name) is not null;

    private static void Change(BatchRun run, object?[] levels, System.Action<CatalogFile, int, string, long, long> work)
    {
        run.Session.Write(run.Database, () =>
        {
            var catalog = run.Session.Catalog(run.Database);
            var (kind, text, major, minor) = Target(catalog, levels);
            work(catalog, kind, text, major, minor);
        });
        run.Done();
    }

    private static (int Kind, string Text, long Major, long Minor) Target(CatalogFile catalog, object?[] levels)
    {
        var text = levels.Select(level => ProcedureCalls.Text(level)).ToArray();
        switch (text[0].ToUpperInvariant(), text[2].ToUpperInvariant(), text[4].ToUpperInvariant())
        {
            case ("", "", ""):
                return (0, "DATABASE", 0, 0);
            case ("SCHEMA", "", ""):
                return (3, "SCHEMA", catalog.SchemaId(text[1]), 0);
            case ("SCHEMA", "TABLE" or "VIEW" or "PROCEDURE" or "FUNCTION", "" or "COLUMN"):
                var major = (long)(catalog.Scalar("object_id", "objects", "name = ?1 AND schema_id = ?2", text[3],
                    catalog.SchemaId(text[1]))
                    ?? throw new SqlException(15135, 16,
                        $"Object is invalid. Extended properties are not permitted on '{text[3]}', or the object does not exist.", 8));
                var minor = text[4].Length == 0 ? 0
                    : (long)(catalog.Scalar("column_id", "columns", "object_id = ?1 AND name = ?2", major, text[5])
                    ?? throw new SqlException(15135, 16,
                        $"Object is invalid. Extended properties are not permitted on '{text[5]}', or the object does not exist.", 8));
                return (1, "OBJECT_OR_COLUMN", major, minor);
            default:
                throw SqlException.Unknown($"extended properties of {text[0]} {text[2]} {text[4]}");
        }
    }
}
