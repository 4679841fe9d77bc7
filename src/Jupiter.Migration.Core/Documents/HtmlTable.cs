using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.Resources;
using static Jupiter.Migration.Documents.HtmlPage;

namespace Jupiter.Migration.Documents;

/// <summary>Tables of a page, which a keyboard can scroll where they are wider than the screen (WCAG 2.1, 2.1.1).</summary>
public static class HtmlTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">The heads of its columns.</param>
    /// <param name="rows">Its rows, each a list of cells: texts, or elements of the kind td.</param>
    /// <returns>The element.</returns>
    public static XElement Of(string caption, IEnumerable<string> columns, IEnumerable<IEnumerable<object>> rows) => Scrolled(caption, Tag(
        "table",
        Tag("caption", caption),
        Tag("thead", Tag("tr", [.. columns.Select(column => Tag("th", new XAttribute("scope", "col"), column))])),
        Tag("tbody", [.. rows.Select(row => Tag("tr", [.. row.Select(cell => cell as XElement ?? Tag("td", cell))]))])));

    /// <summary>What may be wider than the screen.</summary>
    /// <param name="name">What it is, for who hears the page.</param>
    /// <param name="content">The element.</param>
    /// <returns>The element around it.</returns>
    public static XElement Scrolled(string name, XElement content) => Tag(
        "div", Class("wide"), new XAttribute("role", "region"), new XAttribute("tabindex", "0"), new XAttribute("aria-label", PrintableText.OfPage(name)), content);
}
