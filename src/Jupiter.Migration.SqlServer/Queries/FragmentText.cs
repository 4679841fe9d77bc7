using System.Linq;
using Jupiter.Migration.Resources;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>Shows a part of a query as it was written.</summary>
internal static class FragmentText
{
    /// <summary>The words of a part.</summary>
    /// <param name="fragment">The part.</param>
    /// <returns>Its text, shortened.</returns>
    public static string Of(TSqlFragment fragment) => PrintableText.Of(string.Concat(
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(token => token.Text)));
}
