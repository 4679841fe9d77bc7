using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Companions;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>What a prepared server has, as data: schemas/server-preparation.schema.json. The built-in profile is that of the memo (clauses P1c, P1d).</summary>
public sealed class PreparationProfile
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.server-preparation/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the profile; it stands in the evidence of what it decides.</summary>
    public required string Name { get; init; }

    /// <summary>Its rules and judgements in words.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>The Visual C++ runtimes.</summary>
    public required IReadOnlyList<RuntimeRequirement> VisualCpp { get; init; }

    /// <summary>The .NET Framework that is recommended.</summary>
    public required DotNetRequirement DotNet { get; init; }

    /// <summary>The browsers that count.</summary>
    public required IReadOnlyList<BrowserRequirement> Browsers { get; init; }

    /// <summary>The programs beside Jupiter that are bound to their computer (clause P1e); null for those of the built-in profile.</summary>
    public IReadOnlyList<CompanionRequirement>? Companions { get; init; }

    /// <summary>The programs that are bound to their computer, for a venue: what its own file says goes before a row of the same name.</summary>
    /// <param name="venue">The venue; null where nobody told it.</param>
    /// <returns>The venue's rows, then the others.</returns>
    public IReadOnlyList<CompanionRequirement> CompanionsFor(Venue? venue)
    {
        var own = venue?.Companions ?? [];
        return [.. own, .. (Companions ?? PreparationFile.BuiltIn.Companions!).Where(row => !own.Any(mine => string.Equals(mine.Name, row.Name, StringComparison.OrdinalIgnoreCase)))];
    }
}
