using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.HelpBuilder.Pages;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Maml;

/// <summary>A cmdlet in the help file.</summary>
internal sealed class CommandElement
{
    private const int TitleWidth = 70;

    private readonly HelpPage _page;

    /// <summary>Prepares the element of a page.</summary>
    /// <param name="page">The page.</param>
    public CommandElement(HelpPage page) => _page = page;

    /// <summary>Makes the element.</summary>
    /// <returns>The element.</returns>
    public XElement Build() => new(
        MamlNames.Command + "command",
        Details(),
        MamlText.Of(MamlNames.Maml + "description", _page.Description),
        new XElement(MamlNames.Command + "syntax", _page.ParameterSets.Select(Syntax)),
        new XElement(MamlNames.Command + "parameters", _page.Parameters.Select(parameter => new ParameterElement(parameter).InList())),
        new XElement(MamlNames.Command + "inputTypes", _page.Inputs.Select(type => TypeOf("inputType", type))),
        new XElement(MamlNames.Command + "returnValues", _page.Outputs.Select(type => TypeOf("returnValue", type))),
        new XElement(MamlNames.Maml + "alertSet", MamlText.Of(MamlNames.Maml + "alert", _page.Notes)),
        new XElement(MamlNames.Command + "examples", _page.Examples.Select(Example)),
        new XElement(MamlNames.Command + "relatedLinks", Links().Select(Link)));

    private XElement Details()
    {
        var parts = _page.Name.Split('-', 2);
        return new XElement(
            MamlNames.Command + "details",
            new XElement(MamlNames.Command + "name", _page.Name),
            new XElement(MamlNames.Command + "verb", parts[0]),
            new XElement(MamlNames.Command + "noun", parts[^1]),
            MamlText.Of(MamlNames.Maml + "description", [new Paragraph(_page.Synopsis)]));
    }

    // As PowerShell itself orders them: by position, then what must be given, then the rest as on the page.
    private XElement Syntax(string set) => new(
        MamlNames.Command + "syntaxItem",
        new XElement(MamlNames.Maml + "name", _page.Name),
        _page.Parameters.Where(parameter => set.Length == 0 || parameter.IsIn(set))
            .OrderBy(parameter => parameter.Position ?? int.MaxValue).ThenByDescending(parameter => parameter.IsRequired)
            .Select(parameter => new ParameterElement(parameter).InSyntax()));

    private static XElement TypeOf(string name, HelpType type) => new(
        MamlNames.Command + name,
        new XElement(MamlNames.Dev + "type", new XElement(MamlNames.Maml + "name", type.Name), new XElement(MamlNames.Maml + "uri")),
        MamlText.Of(MamlNames.Maml + "description", type.Description));

    // Get-Help writes the code behind the last letter that introduces it, and takes no empty line for one.
    private static XElement BeforeCode => new(MamlNames.Maml + "para", "\n\u00A0\n");

    // The empty paragraph keeps the next example apart.
    private static XElement Example(HelpExample example) => new(
        MamlNames.Command + "example",
        new XElement(MamlNames.Maml + "title", Ruled(example.Title)),
        example.Introduction.Count == 0 ? null : new XElement(MamlNames.Maml + "introduction", MamlText.Paragraphs(example.Introduction), BeforeCode),
        new XElement(MamlNames.Dev + "code", example.Code),
        MamlText.Of(MamlNames.Dev + "remarks", [.. example.Remarks, new Paragraph("")]));

    private IEnumerable<HelpLink> Links() =>
        _page.OnlineVersion.Length == 0 ? _page.Links : _page.Links.Prepend(new HelpLink("Online Version:", _page.OnlineVersion));

    private static XElement Link(HelpLink link) => new(
        MamlNames.Maml + "navigationLink",
        new XElement(MamlNames.Maml + "linkText", link.Text),
        new XElement(MamlNames.Maml + "uri", link.Uri));

    // A ruled title is how people tell one example from the next in a terminal.
    private static string Ruled(string title)
    {
        var rule = new string('-', Math.Max(3, (TitleWidth - title.Length - 2) / 2));
        return $"{rule} {title} {rule}";
    }
}
