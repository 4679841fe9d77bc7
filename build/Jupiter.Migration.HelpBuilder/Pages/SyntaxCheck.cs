using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.HelpBuilder.Text;
using Markdig.Syntax;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>Reads the names of the parameter sets and makes sure that the syntax on the page shows the parameters that the page documents.</summary>
internal static partial class SyntaxCheck
{
    private const string CommonParameters = "[<CommonParameters>]";

    /// <summary>Names of the parameter sets.</summary>
    /// <param name="section">The section of the syntax.</param>
    /// <param name="name">Name of the cmdlet.</param>
    /// <param name="parameters">The documented parameters.</param>
    /// <returns>The names; one empty name when there is only one set.</returns>
    /// <exception cref="MalformedPageException">The syntax is missing or shows other parameters.</exception>
    public static IReadOnlyList<string> Sets(PageSection section, string name, IReadOnlyList<HelpParameter> parameters)
    {
        var sets = section.Cut(3);
        if (sets.Count == 0)
        {
            Require(section, "", name, parameters);
            return [""];
        }

        foreach (var set in sets)
        {
            Require(set, SetName(set.Title), name, parameters);
        }

        return sets.Select(set => SetName(set.Title)).ToArray();
    }

    private static void Require(PageSection section, string set, string name, IReadOnlyList<HelpParameter> parameters)
    {
        var code = section.Blocks.OfType<FencedCodeBlock>().FirstOrDefault() ?? throw section.Malformed("needs a code block");
        var syntax = BlockText.Lines(code);
        if (!syntax.StartsWith(name + " ", StringComparison.Ordinal) || !syntax.EndsWith(CommonParameters, StringComparison.Ordinal))
        {
            throw section.Malformed(code, $"The syntax begins with {name} and ends with {CommonParameters}.");
        }

        var shown = ParameterName().Matches(syntax[name.Length..]).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var documented = parameters.Where(parameter => set.Length == 0 || parameter.IsIn(set)).Select(parameter => parameter.Name);
        shown.SymmetricExceptWith(documented);
        if (shown.Count > 0)
        {
            throw section.Malformed(
                code, "The syntax and the documented parameters differ: " + string.Join(", ", shown.Order(StringComparer.Ordinal)) + ".");
        }
    }

    private static string SetName(string title) => title.Replace(" (Default)", "", StringComparison.Ordinal);

    [GeneratedRegex(@"[\[\s]-([A-Za-z]\w*)")]
    private static partial Regex ParameterName();
}
