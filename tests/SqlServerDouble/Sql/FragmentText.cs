using System.Linq;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>What stands in the batch for a part of it.</summary>
internal static class FragmentText
{
    public static string Of(TSqlFragment fragment) => string.Concat(
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(
            token => token.Text));
}
