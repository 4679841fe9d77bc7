using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>
/// Encrypted copies of master and msdb, and where unencrypted ones may lie: their paths stand in the journal before the first is written (clause S2).
/// </summary>
/// <param name="Files">Paths of the encrypted copies.</param>
/// <param name="Sha256">SHA-256 of each.</param>
/// <param name="Unencrypted">Paths at which an unencrypted copy may lie.</param>
/// <param name="Removed">Those of them at which none lies any more, and somebody saw to it.</param>
internal sealed record SystemCopies(
    IReadOnlyList<string> Files, IReadOnlyList<string> Sha256, IReadOnlyList<string> Unencrypted, IReadOnlyList<string> Removed) : LineFact
{
    private const string FilesKey = "systemCopies";
    private const string Sha256Key = "systemCopiesSha256";
    private const string UnencryptedKey = "systemCopiesUnencrypted";
    private const string RemovedKey = "systemCopiesRemoved";
    private const char Separator = '\n';

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(FilesKey, Joined(Files)), (Sha256Key, Joined(Sha256)), (UnencryptedKey, Joined(Unencrypted)), (RemovedKey, Joined(Removed))];

    /// <summary>The files that the journal knows, with what each has to be.</summary>
    public IEnumerable<(string File, string Sha256)> Known => Files.Zip(Sha256, (file, sha256) => (file, sha256));

    /// <summary>Reads them.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The copies; null when the line tells of none.</returns>
    public static SystemCopies? From(LineFacts line) => line.Has(UnencryptedKey)
        ? new(Split(line.Text(FilesKey)), Split(line.Text(Sha256Key)), Split(line.Text(UnencryptedKey)), Split(line.Text(RemovedKey))) : null;

    /// <summary>What is known once these come after others: a run that was killed takes nothing back that an earlier one wrote or left.</summary>
    /// <param name="earlier">What was known before.</param>
    /// <returns>The last copies that were finished, and every place of which no line says that it is clear.</returns>
    public SystemCopies After(SystemCopies? earlier)
    {
        var finished = Files.Count > 0 ? this : earlier ?? this;
        return new(finished.Files, finished.Sha256, [.. (earlier?.Unencrypted ?? []).Union(Unencrypted).Except(Removed)], []);
    }

    private static string Joined(IEnumerable<string> texts) => string.Join(Separator.ToString(), texts);

    private static string[] Split(string texts) => texts.Split([Separator], StringSplitOptions.RemoveEmptyEntries);
}
