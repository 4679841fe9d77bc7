using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>A table of two columns. In a terminal each row is the term on its own line and the meaning, moved in, below it.</summary>
/// <param name="Rows">The rows.</param>
internal sealed record Glossary(IReadOnlyList<(string Term, string Meaning)> Rows) : TextBlock
{
    private const string Indent = "  ";

    /// <inheritdoc/>
    public override string ToText(int width) => string.Join('\n', Rows.Select(row =>
        LineWrap.Wrap(row.Term, width, 0) + "\n" + Indent + LineWrap.Wrap(row.Meaning, width - Indent.Length, 0).Replace("\n", "\n" + Indent)));
}
