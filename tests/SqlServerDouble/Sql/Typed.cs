using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>An expression in the words of SQLite, with its type in the words of SQL Server.</summary>
internal sealed record Typed(string Sql, SqlType Type, bool IsNullable = true)
{
    /// <summary>Whether it is a constant, whose value is <see cref="Constant"/>.</summary>
    public bool IsConstant { get; init; }

    public object? Constant { get; init; }

    /// <summary>Whether it is a column as it stands, which costs nothing to ask twice.</summary>
    public bool IsColumn { get; init; }

    /// <summary>How it compares; CI unless a COLLATE clause says otherwise.</summary>
    public string Collation { get; init; } = TextOrder.Name;

    /// <summary>
    /// The collation that it brings along as a column, which conflicts with another's (Microsoft's "Collation precedence": implicit); null for
    /// what adapts itself: a literal, a variable, a function, and whatever has a COLLATE clause, which is stronger.
    /// </summary>
    public string? ImplicitCollation { get; init; }

    public bool IsNullLiteral => IsConstant && Constant is null;

    public static Typed Of(object? value, SqlType type) =>
        new(SqliteText.Of(value), type, value is null) { IsConstant = true, Constant = value };
}
