using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>A list of points.</summary>
/// <param name="Items">The points, each with its hyphen or number.</param>
internal sealed record ItemList(IReadOnlyList<string> Items) : TextBlock
{
    /// <inheritdoc/>
    public override string ToText(int width) =>
        string.Join('\n', Items.Select(item => LineWrap.Wrap(item, width, item.IndexOf(' ') + 1)));
}
