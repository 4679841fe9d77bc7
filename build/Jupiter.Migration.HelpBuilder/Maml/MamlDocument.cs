using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.HelpBuilder.Pages;

namespace Jupiter.Migration.HelpBuilder.Maml;

/// <summary>The help file of a module in one language.</summary>
internal static class MamlDocument
{
    /// <summary>Makes the file.</summary>
    /// <param name="pages">The pages.</param>
    /// <returns>The document.</returns>
    public static XDocument Of(IEnumerable<HelpPage> pages) => new(
        new XElement(
            MamlNames.Root + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", MamlNames.Maml),
            new XAttribute(XNamespace.Xmlns + "command", MamlNames.Command),
            new XAttribute(XNamespace.Xmlns + "dev", MamlNames.Dev),
            pages.Select(page => new CommandElement(page).Build())));
}
