using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Catalog;

/// <summary>A user table as statements see it.</summary>
internal sealed record TableDefinition(long ObjectId, string Schema, string Name, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>Its name in SQLite is a number, so that no name has to be written there.</summary>
    public string SqliteName => "t" + ObjectId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A column of a user table.</summary>
/// <param name="Id">column_id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it takes NULL.</param>
/// <param name="IsIdentity">Whether it counts by itself.</param>
/// <param name="Default">The expression of its default, or null.</param>
/// <param name="Computed">The expression it is computed by, or null.</param>
internal sealed record TableColumn(int Id, string Name, SqlType Type, bool IsNullable, bool IsIdentity, string? Default, string? Computed)
{
    public string SqliteName => "c" + Id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A view, synonym or other named thing that is no table.</summary>
internal sealed record ModuleDefinition(long ObjectId, string Type, string Definition);
