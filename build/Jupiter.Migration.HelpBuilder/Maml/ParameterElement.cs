using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.HelpBuilder.Pages;

namespace Jupiter.Migration.HelpBuilder.Maml;

/// <summary>A parameter in the help file, which stands there twice: in the syntax and in the list of parameters.</summary>
internal sealed class ParameterElement
{
    private readonly HelpParameter _parameter;

    /// <summary>Prepares the elements of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public ParameterElement(HelpParameter parameter) => _parameter = parameter;

    /// <summary>The parameter in the syntax: a switch has no value, a closed list of values is shown.</summary>
    /// <returns>The element.</returns>
    public XElement InSyntax() => Build(
        _parameter.IsSwitch ? null
        : _parameter.AcceptedValues.Count == 0 ? Value(_parameter.Type)
        : new XElement(MamlNames.Command + "parameterValueGroup", _parameter.AcceptedValues.Select(Value)));

    /// <summary>The parameter in the list.</summary>
    /// <returns>The element.</returns>
    public XElement InList() => Build(Value(_parameter.Type));

    private XElement Build(XElement? value) => new(
        MamlNames.Command + "parameter",
        new XAttribute("required", _parameter.IsRequired),
        new XAttribute("variableLength", true),
        new XAttribute("globbing", _parameter.TakesWildcards),
        new XAttribute("pipelineInput", _parameter.PipelineInput),
        new XAttribute("position", _parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", _parameter.Aliases.Count == 0 ? "none" : string.Join(", ", _parameter.Aliases)),
        new XElement(MamlNames.Maml + "name", _parameter.Name),
        MamlText.Of(MamlNames.Maml + "description", _parameter.Description),
        value,
        new XElement(MamlNames.Dev + "type", new XElement(MamlNames.Maml + "name", _parameter.Type), new XElement(MamlNames.Maml + "uri")),
        new XElement(MamlNames.Dev + "defaultValue", _parameter.DefaultValue));

    private XElement Value(string text) => new(
        MamlNames.Command + "parameterValue",
        new XAttribute("required", !_parameter.IsSwitch),
        new XAttribute("variableLength", false),
        text);
}
