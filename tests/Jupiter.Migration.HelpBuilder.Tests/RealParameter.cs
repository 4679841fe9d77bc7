using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.HelpBuilder.Pages;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>A parameter in words, made the same way from a cmdlet and from a page, so that the two can be compared as text.</summary>
internal static class RealParameter
{
    public static IEnumerable<string> Of(CmdletInfo cmdlet) => cmdlet.Parameters.Values
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
        .Select(parameter => Describe(parameter, parameter.ParameterSets.Values.First()))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Of(HelpPage page) => page.Parameters
        .Select(parameter => Describe(
            parameter.Name,
            parameter.Type,
            parameter.IsRequired,
            parameter.Position,
            parameter.PipelineInput,
            parameter.Aliases,
            parameter.AcceptedValues))
        .Order(StringComparer.Ordinal);

    private static string Describe(ParameterMetadata parameter, ParameterSetMetadata set)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return Describe(
            parameter.Name,
            type.Name,
            set.IsMandatory,
            set.Position == int.MinValue ? null : set.Position,
            Pipeline(set),
            parameter.Aliases,
            type.IsEnum ? Enum.GetNames(type) : parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(values => values.ValidValues));
    }

    private static string Describe(
        string name, string type, bool isRequired, int? position, string pipeline, IEnumerable<string> aliases, IEnumerable<string> values) =>
        $"-{name} <{type}> required: {isRequired}, position: {position}, pipeline: {pipeline}, "
        + $"aliases: {string.Join(", ", aliases.Order(StringComparer.Ordinal))}, values: {string.Join(", ", values)}";

    private static string Pipeline(ParameterSetMetadata set) => (set.ValueFromPipelineByPropertyName, set.ValueFromPipeline) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };
}
