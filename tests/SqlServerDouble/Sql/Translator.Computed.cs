using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    /// <summary>The type that an expression over the columns of a table has.</summary>
    public SqlType TypeOver(IEnumerable<TableColumn> columns, ScalarExpression expression)
    {
        _scope = new Scope(null);
        _scope.Sources.Add(new Source("", null, [.. columns.Where(column => column.Computed is null)
            .Select(column => new SourceColumn(column.Name, column.SqliteName, column.Type, column.IsNullable))]));
        return Scalar(expression).Type;
    }
}
