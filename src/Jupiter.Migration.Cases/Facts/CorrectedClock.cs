using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Whoever approves says that the clock is right now, although lines bear a later time; for people.</summary>
/// <param name="By">Who says so.</param>
/// <param name="Latest">The latest time that a line bears.</param>
internal sealed record CorrectedClock(string By, DateTimeOffset Latest) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By), ("latest", Text(Latest))];
}
