using System.Collections.Generic;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>The help of one cmdlet in one language.</summary>
internal sealed record HelpPage
{
    /// <summary>Name of the cmdlet.</summary>
    public required string Name { get; init; }

    /// <summary>Address of the page on the web, or an empty text.</summary>
    public required string OnlineVersion { get; init; }

    /// <summary>What the cmdlet does, in a sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>Names of the parameter sets; one empty name when there is only one set.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>What happens, what it means, what is refused.</summary>
    public required IReadOnlyList<TextBlock> Description { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>The parameters, in the order of the page.</summary>
    public required IReadOnlyList<HelpParameter> Parameters { get; init; }

    /// <summary>What can be piped in.</summary>
    public required IReadOnlyList<HelpType> Inputs { get; init; }

    /// <summary>What comes out.</summary>
    public required IReadOnlyList<HelpType> Outputs { get; init; }

    /// <summary>Clauses, errors and the rest.</summary>
    public required IReadOnlyList<TextBlock> Notes { get; init; }

    /// <summary>Where to read on.</summary>
    public required IReadOnlyList<HelpLink> Links { get; init; }
}
