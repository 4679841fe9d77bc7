using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A table, view or query in a FROM clause.</summary>
internal sealed record Source(string Alias, string? Schema, IReadOnlyList<SourceColumn> Columns);

/// <summary>A column of it, in the words of SQLite.</summary>
/// <param name="Collation">The collation of its text; null where it is not told.</param>
internal sealed record SourceColumn(string Name, string Sql, SqlType Type, bool IsNullable, string? Collation = null);

/// <summary>The names that an expression may use, from the inside out.</summary>
internal sealed class Scope
{
    public Scope(Scope? outer) => Outer = outer;

    public Scope? Outer { get; }

    public List<Source> Sources { get; } = [];

    public SourceColumn Find(string? qualifier, string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            var sources = scope.Sources.Where(source => qualifier is null
                || source.Alias.Equals(qualifier, StringComparison.OrdinalIgnoreCase)).ToArray();
            var found = sources.SelectMany(source => source.Columns).Where(column =>
                column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
            if (found.Length == 1)
            {
                return found[0];
            }

            if (found.Length > 1)
            {
                throw new SqlException(209, 16, $"Ambiguous column name '{name}'.");
            }

            if (qualifier is not null && sources.Length > 0)
            {
                break;
            }
        }

        throw qualifier is null
            ? new SqlException(207, 16, $"Invalid column name '{name}'.")
            : new SqlException(4104, 16, $"The multi-part identifier \"{qualifier}.{name}\" could not be bound.");
    }
}
