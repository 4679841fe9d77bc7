using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A documented parameter.</summary>
internal sealed record HelpParameter
{
    /// <summary>What the page says when a parameter belongs to every set.</summary>
    public const string AllSets = "(All)";

    /// <summary>Name without the hyphen.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required IReadOnlyList<TextBlock> Description { get; init; }

    /// <summary>Name of its type, as PowerShell shows it.</summary>
    public required string Type { get; init; }

    /// <summary>The sets that it belongs to.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Its other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The only values that it takes; empty when it takes any.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    /// <summary>Whether it must be given.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Its position from 0, or null when it is only taken by name.</summary>
    public required int? Position { get; init; }

    /// <summary>What holds when it is not given.</summary>
    public required string DefaultValue { get; init; }

    /// <summary>False, or True with the ways in which it is taken from the pipeline.</summary>
    public required string PipelineInput { get; init; }

    /// <summary>Whether wildcards in it mean more than themselves.</summary>
    public required bool TakesWildcards { get; init; }

    /// <summary>The line of its heading, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Whether it stands without a value.</summary>
    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>Whether it belongs to a set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>Whether it does.</returns>
    public bool IsIn(string set) => Sets.Contains(AllSets) || Sets.Contains(set, StringComparer.Ordinal);
}
