using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What a watch saw in the week of the old server, as its log told it when the case was closed (clause R9).</summary>
/// <param name="Looks">How often it looked.</param>
/// <param name="Sightings">How often the old server answered.</param>
/// <param name="Finding">That and its gaps, for people.</param>
/// <param name="DecidedBy">Who decided that the case is closed nevertheless; null where there was nothing to decide.</param>
internal sealed record WatchedWeek(int Looks, int Sightings, string Finding, string? DecidedBy) : LineFact
{
    private const string LooksKey = "watchLooks";
    private const string SightingsKey = "watchSightings";
    private const string FindingKey = "watchFinding";
    private const string DecidedByKey = "watchDecidedBy";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(LooksKey, Text(Looks)), (SightingsKey, Text(Sightings)), (FindingKey, Finding), (DecidedByKey, DecidedBy)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What was seen; null when there was no watch.</returns>
    public static WatchedWeek? From(LineFacts line) => line.Number(LooksKey) is { } looks and <= int.MaxValue && line.Number(SightingsKey) is { } sightings and <= int.MaxValue
        ? new((int)looks, (int)sightings, line.Text(FindingKey), line.Has(DecidedByKey) ? line.Text(DecidedByKey) : null)
        : null;
}
