using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>How much a step went through, and how long that took.</summary>
/// <param name="Length">The bytes.</param>
/// <param name="Duration">How long; null when it was found done.</param>
internal sealed record MeasuredWork(long Length, TimeSpan? Duration) : LineFact
{
    /// <summary>Bytes a second; null when that was not measured.</summary>
    public double? Rate => Length > 0 && Duration is { } time ? Length / Math.Max(time.TotalSeconds, 0.001) : null;

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("length", Text(Length)), ("seconds", Text(Duration))];

    /// <summary>What several pieces of work come to.</summary>
    /// <param name="pieces">The bytes of each, and how long it took; null when it was found done.</param>
    /// <returns>All of it; how long is known where it is known of each.</returns>
    public static MeasuredWork Of(IEnumerable<(long Length, TimeSpan? Duration)> pieces) =>
        pieces.Aggregate(new MeasuredWork(0, TimeSpan.Zero), (sum, piece) => new(sum.Length + piece.Length, sum.Duration + piece.Duration));

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The measurement; null when none was kept.</returns>
    public static MeasuredWork? From(LineFacts line) => line.Number("length") is { } length ? new(length, line.Duration("seconds")) : null;
}
