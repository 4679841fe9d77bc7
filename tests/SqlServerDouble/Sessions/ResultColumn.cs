namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>A column of a rowset.</summary>
/// <param name="Name">Its name; empty for an expression without an alias.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it may hold NULL.</param>
public sealed record ResultColumn(string Name, SqlType Type, bool IsNullable = true);
