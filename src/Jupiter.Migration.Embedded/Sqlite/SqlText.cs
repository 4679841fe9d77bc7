using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Embedded.Content;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>Writes names and values into SQLite statements so that none of them can end where it should not.</summary>
internal static class SqlText
{
    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    /// <summary>A quoted name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The text.</returns>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A quoted value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Literal(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>A query of all rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <returns>The statement.</returns>
    public static string Select(string table, IEnumerable<string> columns) => $"SELECT {List(columns)} FROM main.{Name(table)}";

    /// <summary>A query that gives the values of all rows to a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <returns>The statement.</returns>
    public static string Call(string function, string table, IEnumerable<string> columns) =>
        $"SELECT {function}({List(columns)}) FROM main.{Name(table)}";

    /// <summary>The name by which the row number can be asked for, when a column has not taken all of them.</summary>
    /// <param name="columns">The table's columns.</param>
    /// <returns>The name, or null.</returns>
    public static string? RowIdName(IEnumerable<string> columns) =>
        RowIdNames.Except(columns, StringComparer.OrdinalIgnoreCase).FirstOrDefault();

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Name));
}
