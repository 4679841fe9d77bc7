using System.Collections.Generic;

namespace Jupiter.Migration.SqlServerDouble.Catalog;

/// <summary>A row of a catalog view: what is not told is 0 for bit columns and NULL for others.</summary>
internal sealed class CatalogRow : Dictionary<string, object?>
{
    public object?[] For(SystemView view)
    {
        var values = new object?[view.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var column = view.Columns[i];
            values[i] = TryGetValue(column.Name, out var value) ? value : column.Type.Name == Sessions.SqlTypeName.Bit ? 0L : null;
        }

        return values;
    }
}
