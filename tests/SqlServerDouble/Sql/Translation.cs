using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>What a statement needs of the rows of a database.</summary>
internal enum ReadMode
{
    None,
    Shared,
    Held,
    Exclusive,
}

/// <summary>A statement translated.</summary>
internal sealed record Translation(string Sql, IReadOnlyList<ResultColumn> Columns)
{
    /// <summary>Variables in the order of their parameters, with the types they were translated for.</summary>
    public required IReadOnlyList<(string Name, SqlType Type)> Variables { get; init; }

    /// <summary>Views that must be filled first.</summary>
    public required IReadOnlyCollection<(DatabaseModel Database, SystemView View)> Fills { get; init; }

    /// <summary>Databases whose user tables are read or written.</summary>
    public required IReadOnlyDictionary<DatabaseModel, ReadMode> Reads { get; init; }

    /// <summary>Databases of which anything is read.</summary>
    public required IReadOnlyCollection<DatabaseModel> Databases { get; init; }

    /// <summary>Variables that SELECT @x = assigns, one a column; null where it returns rows.</summary>
    public IReadOnlyList<string>? Assigned { get; init; }

    /// <summary>The table that is written.</summary>
    public TableDefinition? Target { get; init; }
}
