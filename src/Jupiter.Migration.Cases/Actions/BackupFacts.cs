using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Backups;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What the journal keeps of the final backup: enough to know it again on any machine.</summary>
internal static class BackupFacts
{
    /// <summary>Key of its SHA-256.</summary>
    public const string Sha256 = "sha256";

    /// <summary>Key of the path of its copy.</summary>
    public const string Copy = "copy";

    /// <summary>Key of its path.</summary>
    public const string File = "file";

    /// <summary>The facts of a backup.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="copy">The path of its copy.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="duration">How long it took; null when it was found done.</param>
    /// <returns>The facts.</returns>
    public static Dictionary<string, string> Of(string file, string copy, BackupManifest manifest, TimeSpan? duration)
    {
        var facts = new Dictionary<string, string>
        {
            [File] = file,
            [Copy] = copy,
            [Sha256] = manifest.Sha256 ?? "",
            ["length"] = Number(manifest.Length ?? 0),
            ["rows"] = Number(manifest.Content.Rows),
            ["fingerprint"] = manifest.Content.Fingerprint,
            ["snapshotAt"] = manifest.SnapshotAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (duration is { } time)
        {
            facts["seconds"] = time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        }

        return facts;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
