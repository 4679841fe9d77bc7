using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Maml;

/// <summary>Text as elements of the help file.</summary>
internal static class MamlText
{
    // PowerShell breaks lines between words for a few languages only; for the others, Russian among them, it breaks them wherever the
    // window ends. So the text comes broken: the usual narrow window has 80 columns, of which Get-Help takes up to 9.
    private const int Width = 70;

    /// <summary>An element that holds paragraphs.</summary>
    /// <param name="name">Name of the element.</param>
    /// <param name="text">The text.</param>
    /// <returns>The element.</returns>
    public static XElement Of(XName name, IEnumerable<TextBlock> text) => new(name, Paragraphs(text));

    /// <summary>Paragraphs.</summary>
    /// <param name="text">The text.</param>
    /// <returns>An element a block.</returns>
    public static IEnumerable<XElement> Paragraphs(IEnumerable<TextBlock> text) =>
        text.Select(block => new XElement(MamlNames.Maml + "para", block.ToText(Width)));
}
