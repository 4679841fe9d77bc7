using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The backup that a trial restores.</summary>
/// <param name="File">Its path, on the medium on which it is carried.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Verified">How long reading it and its copy once more took; null when it was found done.</param>
internal sealed record TrialBackup(string File, string Sha256, long Length, TimeSpan? Verified) : LineFact
{
    /// <summary>Bytes a second that were verified; null when that was not measured.</summary>
    public double? VerifyRate => new MeasuredWork(Length, Verified).Rate;

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("file", File), ("sha256", Sha256), ("verifySeconds", Text(Verified))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The backup; null when the line tells of none.</returns>
    public static TrialBackup? From(LineFacts line) => line.Has("sha256")
        ? new(line.Text("file"), line.Text("sha256"), line.Number("length") ?? 0, line.Duration("verifySeconds")) : null;
}
