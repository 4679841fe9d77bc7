using System.Collections.Generic;
using Jupiter.Migration.Backups;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The final backup: enough to know it again on any machine (clause R2).</summary>
/// <param name="File">Its path.</param>
/// <param name="Copy">The path of its copy.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record FinalBackup(string File, string Copy, string Sha256) : LineFact
{
    private BackupManifest? Manifest { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
    [
        ("file", File),
        ("copy", Copy),
        ("sha256", Sha256),
        ("rows", Manifest is null ? null : Text(Manifest.Content.Rows)),
        ("fingerprint", Manifest?.Content.Fingerprint),
        ("snapshotAt", Text(Manifest?.SnapshotAt)),
    ];

    /// <summary>The fact of a backup.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="copy">The path of its copy.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <returns>The fact.</returns>
    public static FinalBackup Of(string file, string copy, BackupManifest manifest) => new(file, copy, manifest.Sha256 ?? "") { Manifest = manifest };

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The backup; null when the line tells of none.</returns>
    public static FinalBackup? From(LineFacts line) => line.Has("sha256") ? new(line.Text("file"), line.Text("copy"), line.Text("sha256")) : null;
}
