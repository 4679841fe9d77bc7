using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Text;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>Reads the parameters of a page: a heading, a description and a yaml block each.</summary>
internal sealed class ParameterParser
{
    private const string CommonParameters = "CommonParameters";

    private readonly string _path;

    /// <summary>Prepares reading.</summary>
    /// <param name="path">The page, for errors.</param>
    public ParameterParser(string path) => _path = path;

    /// <summary>Reads the parameters.</summary>
    /// <param name="section">The section of the parameters.</param>
    /// <returns>The parameters; the common ones are PowerShell's own affair.</returns>
    /// <exception cref="MalformedPageException">One of them is malformed or stands twice.</exception>
    public IReadOnlyList<HelpParameter> Parse(PageSection section)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var parameters = new List<HelpParameter>();
        foreach (var parameter in section.Cut(3).Where(inner => inner.Title != CommonParameters))
        {
            parameters.Add(names.Add(parameter.Title) ? ParseOne(parameter) : throw parameter.Malformed("stands twice"));
        }

        return parameters;
    }

    private HelpParameter ParseOne(PageSection section)
    {
        if (!section.Title.StartsWith('-') || section.Title.Length < 2)
        {
            throw section.Malformed("is not the name of a parameter: it begins with a hyphen");
        }

        var blocks = section.Blocks.OfType<FencedCodeBlock>().Where(code => code.Info == "yaml").ToArray();
        var yaml = blocks.Length == 1 ? blocks[0] : throw section.Malformed("needs one yaml block");
        var description = section.Text(section.Blocks.Where(block => block != yaml));
        if (description.Count == 0)
        {
            throw section.Malformed("has no description");
        }

        var fields = new YamlFields(_path, yaml.Line + 1, BlockText.Lines(yaml));
        return new HelpParameter
        {
            Name = section.Title[1..],
            Description = description,
            Type = Filled(fields, "Type"),
            Sets = Split(Filled(fields, "Parameter Sets")),
            Aliases = Split(fields.Field("Aliases")),
            AcceptedValues = Split(fields.Optional("Accepted values")),
            IsRequired = fields.Flag("Required"),
            Position = Position(fields),
            DefaultValue = Filled(fields, "Default value"),
            PipelineInput = Filled(fields, "Accept pipeline input"),
            TakesWildcards = fields.Flag("Accept wildcard characters"),
            Line = section.Line,
        };
    }

    private static string Filled(YamlFields fields, string key) =>
        fields.Field(key) is { Length: > 0 } value ? value : throw fields.Malformed($"The field \"{key}\" is empty.");

    private static int? Position(YamlFields fields)
    {
        var text = fields.Field("Position");
        return text == "Named" ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
            : throw fields.Malformed("The field \"Position\" is Named or a number.");
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
