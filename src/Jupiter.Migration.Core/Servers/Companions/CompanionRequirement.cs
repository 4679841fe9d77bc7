using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Companions;

/// <summary>A program beside Jupiter that is bound to its computer (clause P1e): where it was seen on the old server, something has to be released or noted before that goes off.</summary>
public sealed class CompanionRequirement
{
    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The names of its services.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>What its name in "Programs and Features" contains.</summary>
    public IReadOnlyList<string>? Programs { get; init; }

    /// <summary>What has to be released or noted before the old server goes off.</summary>
    public required BothLanguages Before { get; init; }

    /// <summary>How the new server shows that it works.</summary>
    public required BothLanguages Proof { get; init; }

    /// <summary>Where its maker has it.</summary>
    public required string Page { get; init; }

    /// <summary>Who signed it; null where no public source says so.</summary>
    public string? Signer { get; init; }

    /// <summary>The oldest version that is asked for; null where no public source says so.</summary>
    public string? Version { get; init; }

    /// <summary>Where it is said in public.</summary>
    public required string Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
