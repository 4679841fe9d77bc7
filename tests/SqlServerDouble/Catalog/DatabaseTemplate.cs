using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Catalog;

/// <summary>The file that a new database is a copy of: made once for a version, as a test makes hundreds of databases.</summary>
internal static class DatabaseTemplate
{
    private static readonly ConcurrentDictionary<int, Lazy<byte[]>> Made = new();

    private static readonly (int Id, string Name)[] FixedRoles =
    [
        (16384, "db_owner"), (16385, "db_accessadmin"), (16386, "db_securityadmin"), (16387, "db_ddladmin"), (16389, "db_backupoperator"),
        (16390, "db_datareader"), (16391, "db_datawriter"), (16392, "db_denydatareader"), (16393, "db_denydatawriter"),
    ];

    public static byte[] For(int majorVersion) => Made.GetOrAdd(majorVersion, version => new Lazy<byte[]>(() => Make(version))).Value;

    private static byte[] Make(int version)
    {
        var path = Path.Combine(Path.GetTempPath(), "double-" + Guid.NewGuid().ToString("N") + ".db");
        try
        {
            using (var connection = new SqliteConnectionHandle(path))
            {
                connection.Script("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; BEGIN");
                foreach (var view in SystemViews.All.Values.Where(view => view.Place == SystemViewPlace.Stored))
                {
                    var columns = view.Columns.Select(column =>
                        SqliteText.Quote(column.Name) + (SqlTypes.IsCharacter(column.Type.Name) ? " COLLATE " + TextOrder.Name : ""));
                    connection.Script($"CREATE TABLE {SqliteText.Quote(view.TableName)} ({string.Join(", ", columns)})");
                }

                connection.Script("CREATE TABLE double_meta (next_object_id); INSERT INTO double_meta VALUES (245575913); "
                    + "CREATE INDEX double_columns ON \"sys.columns\" (object_id); CREATE INDEX double_objects ON \"sys.objects\" (name)");
                Fill(new CatalogFile(connection, "main"), version);
                connection.Script("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Fill(CatalogFile catalog, int version)
    {
        AddPrincipal(catalog, 0, "public", "R", null, isFixed: false);
        AddPrincipal(catalog, 1, "dbo", "S", [1], isFixed: false);
        AddPrincipal(catalog, 2, "guest", "S", [0], isFixed: false);
        AddPrincipal(catalog, 3, "INFORMATION_SCHEMA", "S", null, isFixed: false);
        AddPrincipal(catalog, 4, "sys", "S", null, isFixed: false);
        foreach (var (id, name) in new[] { (1, "dbo"), (2, "guest"), (3, "INFORMATION_SCHEMA"), (4, "sys") }.Concat(FixedRoles))
        {
            catalog.Add("schemas", new CatalogRow { ["name"] = name, ["schema_id"] = id, ["principal_id"] = id });
        }

        foreach (var (id, name) in FixedRoles)
        {
            AddPrincipal(catalog, id, name, "R", null, isFixed: true);
        }

        catalog.Add("database_role_members", new CatalogRow { ["role_principal_id"] = 16384, ["member_principal_id"] = 1 });
        AddPermission(catalog, 1, "CO  ", "CONNECT");
        if (version >= 13)
        {
            AddPermission(catalog, 0, "VWCK", "VIEW ANY COLUMN ENCRYPTION KEY DEFINITION");
            AddPermission(catalog, 0, "VWCM", "VIEW ANY COLUMN MASTER KEY DEFINITION");
        }

        foreach (var name in Enum.GetValues<SqlTypeName>().Where(name => name != SqlTypeName.Udt))
        {
            AddType(catalog, SqlTypes.NameOf(name), SqlTypes.SystemIdOf(name), SqlTypes.SystemIdOf(name), DefaultLength(name),
                isNullable: name != SqlTypeName.Timestamp);
        }

        AddType(catalog, "sysname", 231, 256, 256, isNullable: false);
        AddType(catalog, "hierarchyid", 240, 128, 892, isNullable: true, isAssembly: true);
        AddType(catalog, "geometry", 240, 129, -1, isNullable: true, isAssembly: true);
        AddType(catalog, "geography", 240, 130, -1, isNullable: true, isAssembly: true);
        catalog.Add("assemblies", new CatalogRow
        {
            ["name"] = "Microsoft.SqlServer.Types",
            ["principal_id"] = 4,
            ["assembly_id"] = 1,
            ["clr_name"] = $"microsoft.sqlserver.types, version={Math.Min(version, 16)}.0.0.0, culture=neutral, publickeytoken=89845dcd8080cc91, processorarchitecture=msil",
            ["permission_set"] = 3,
            ["permission_set_desc"] = "UNSAFE_ACCESS",
            ["is_visible"] = true,
            ["create_date"] = CatalogFile.Now,
            ["modify_date"] = CatalogFile.Now,
        });
    }

    private static void AddPrincipal(CatalogFile catalog, int id, string name, string type, byte[]? sid, bool isFixed) =>
        catalog.Add("database_principals", new CatalogRow
    {
        ["name"] = name,
        ["principal_id"] = id,
        ["type"] = type,
        ["type_desc"] = type == "R" ? "DATABASE_ROLE" : "SQL_USER",
        ["default_schema_name"] = id is 1 or 2 ? name : null,
        ["create_date"] = CatalogFile.Now,
        ["modify_date"] = CatalogFile.Now,
        ["owning_principal_id"] = type == "R" ? 1 : null,
        ["sid"] = sid,
        ["is_fixed_role"] = isFixed,
        ["authentication_type"] = id == 1 ? 1 : 0,
        ["authentication_type_desc"] = id == 1 ? "INSTANCE" : "NONE",
    });

    private static void AddPermission(CatalogFile catalog, int grantee, string type, string permission) =>
        catalog.Add("database_permissions", new CatalogRow
    {
        ["class"] = 0,
        ["class_desc"] = "DATABASE",
        ["major_id"] = 0,
        ["minor_id"] = 0,
        ["grantee_principal_id"] = grantee,
        ["grantor_principal_id"] = 1,
        ["type"] = type,
        ["permission_name"] = permission,
        ["state"] = "G",
        ["state_desc"] = "GRANT",
    });

    private static void AddType(CatalogFile catalog, string name, int systemId, int userId, int length, bool isNullable,
        bool isAssembly = false) =>
        catalog.Add("types", new CatalogRow
        {
            ["name"] = name,
            ["system_type_id"] = systemId,
            ["user_type_id"] = userId,
            ["schema_id"] = 4,
            ["max_length"] = length,
            ["precision"] = systemId is 106 or 108 ? 38 : 0,
            ["scale"] = systemId is 106 or 108 ? 38 : 0,
            ["is_nullable"] = isNullable,
            ["is_assembly_type"] = isAssembly,
            ["default_object_id"] = 0,
            ["rule_object_id"] = 0,
        });

    private static int DefaultLength(SqlTypeName name) =>
        SqlTypes.IsCharacter(name) && SqlTypes.MaxLengthOf(new SqlType(name)) != 16 || name is SqlTypeName.Binary or SqlTypeName.VarBinary
            ? 8000
            : SqlTypes.MaxLengthOf(new SqlType(name, 0, 38, 7));
}
