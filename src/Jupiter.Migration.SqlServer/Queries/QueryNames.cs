using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>What a query, and the views that it reads, name: tables, views, synonyms; and which columns they may touch.</summary>
internal sealed class QueryNames
{
    private readonly HashSet<string> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string?> _columns = new(StringComparer.Ordinal);
    private bool _hasAllColumns;

    /// <summary>Tables, views and synonyms, as OBJECT_ID takes their names.</summary>
    public IReadOnlyCollection<string> Objects => _objects;

    /// <summary>Adds a table, view or synonym.</summary>
    /// <param name="name">Its name, in brackets.</param>
    public void AddObject(string name) => _objects.Add(name);

    /// <summary>Adds a column.</summary>
    /// <param name="name">Its name.</param>
    public void AddColumn(string name) => _columns.Add(Folded(name));

    /// <summary>Adds whatever columns there are, as an asterisk does.</summary>
    public void AddAllColumns() => _hasAllColumns = true;

    /// <summary>Adds the columns that another text names.</summary>
    /// <param name="other">What it names.</param>
    public void AddColumnsOf(QueryNames other)
    {
        _columns.UnionWith(other._columns);
        _hasAllColumns |= other._hasAllColumns;
    }

    /// <summary>Whether a column may be read.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>Whether some server might take a name in the texts for it.</returns>
    public bool MayTouch(string column) =>
        _hasAllColumns || _columns.Contains(null) || Folded(column) is not { } folded || _columns.Contains(folded);

    // Collations differ in what is one letter: case, and accents, which Cyrillic has on two of its letters. Null: one that is not judged here.
    private static string? Folded(string name) => name.All(c => c is (>= ' ' and <= '~') or (>= 'А' and <= 'я') or 'Ё' or 'ё')
        ? name.Trim().ToUpperInvariant().Replace('Ё', 'Е').Replace('Й', 'И')
        : null;
}
