using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Names;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>Which tables and views a query may name: those of its database, and of the catalog what tells of them.</summary>
internal static class TableNames
{
    /// <summary>Their names.</summary>
    public static readonly HashSet<string> Catalog = new(StringComparer.OrdinalIgnoreCase)
    {
        "sys.columns", "sys.extended_properties", "sys.indexes", "sys.objects", "sys.partitions", "sys.schemas", "sys.tables", "sys.types", "sys.views",
        "information_schema.columns", "information_schema.tables", "information_schema.views",
    };

    // "System compatibility views" (Transact-SQL), which answer to dbo and to no schema, too; sysobjects, syscolumns and sysindexes tell of the database alone.
    private static readonly HashSet<string> Compatibility = new(StringComparer.OrdinalIgnoreCase)
    {
        "sysaltfiles", "syscacheobjects", "syscharsets", "syscomments", "sysconfigures", "sysconstraints", "syscurconfigs", "syscursorcolumns", "syscursorrefs",
        "syscursors", "syscursortables", "sysdatabases", "sysdepends", "sysdevices", "sysfilegroups", "sysfiles", "sysforeignkeys", "sysfulltextcatalogs",
        "sysindexkeys", "syslanguages", "syslockinfo", "syslocks", "syslogins", "sysmembers", "sysmessages", "sysoledbusers", "sysopentapes", "sysperfinfo",
        "syspermissions", "sysprocesses", "sysprotects", "sysreferences", "sysremotelogins", "syssegments", "sysservers", "systypes", "sysusers", "sysxlogins",
    };

    /// <summary>What is wrong with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The finding, or null.</returns>
    public static string? Finding(SchemaObjectName name)
    {
        var shown = FragmentText.Of(name);
        if (name.ServerIdentifier is not null)
        {
            return SR.QueryFoundServer.With(shown);
        }

        // Also its own name: a restored database is asked under another one, and would read the old.
        if (name.DatabaseIdentifier is not null || name.BaseIdentifier.Value is ['#', ..])
        {
            return SR.QueryFoundDatabase.With(shown);
        }

        var (schema, table) = (name.SchemaIdentifier?.Value.Trim() ?? "", name.BaseIdentifier.Value.Trim());
        if (!(schema + table).All(IsOrdinary))
        {
            return SR.QueryFoundName.With(shown);
        }

        var (schemaRead, tableRead) = (Latin(schema), Latin(table));
        var isOfCatalog = IsName(schemaRead, "sys") || IsName(schemaRead, "information_schema");
        return isOfCatalog ? (Catalog.Contains(schema + "." + table) ? null : SR.QueryFoundCatalog.With(shown))
            : Compatibility.Contains(tableRead) || IsOfMaster(tableRead) ? SR.QueryFoundCatalog.With(shown)
            : null;
    }

    /// <summary>A name as OBJECT_ID takes it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its last two parts, or its one, in brackets.</returns>
    public static string Quoted(SchemaObjectName name) =>
        (name.SchemaIdentifier is { } schema ? SqlName.Quote(schema.Value) + "." : "") + SqlName.Quote(name.BaseIdentifier.Value);

    // Objects of master whose names begin so answer in every database.
    private static bool IsOfMaster(string table) =>
        table.StartsWith("sp_", StringComparison.OrdinalIgnoreCase) || table.StartsWith("xp_", StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    // By most collations a fullwidth "sys" is sys, and one with an accent may be. Of these characters none is taken for another.
    private static bool IsOrdinary(char c) => c is (>= ' ' and <= '~') or (>= 'Ѐ' and <= 'ӿ') or '№';

    // In old collations rare letters weigh nothing, as if they were not there.
    private static string Latin(string name) => new string(name.Where(c => c <= '~').ToArray()).Trim();
}
