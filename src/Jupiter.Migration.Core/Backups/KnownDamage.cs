using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>
/// Findings of the engine's own check that the old database has as well: a backup carries them along, and no disk of the new server is to
/// blame for them (clause R4a).
/// </summary>
public static class KnownDamage
{
    private static readonly CheckDefinition Integrity = CheckRegister.Find("Restore.Integrity");

    /// <summary>A finding without the name of the database, which is another one in each copy.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="database">The database that it was found in.</param>
    /// <returns>What can be compared.</returns>
    public static string Plain(string finding, string database) => finding.Replace(database, "");

    /// <summary>Judges what the engine found in a restored database.</summary>
    /// <param name="database">The database, for people.</param>
    /// <param name="found">What was found.</param>
    /// <param name="incoming">The name that it has for now.</param>
    /// <param name="known">What the source has as well, by <see cref="Plain"/>.</param>
    /// <returns>Fail for what is new, a warning that names the old server for what is not.</returns>
    internal static CheckResult Judge(string database, IReadOnlyList<string> found, string incoming, IReadOnlyCollection<string> known)
    {
        var fresh = found.Where(finding => !known.Contains(Plain(finding, incoming), StringComparer.Ordinal)).ToArray();
        return found.Count > 0 && fresh.Length == 0
            ? Integrity.Warning(database, SR.SoundForEngine, Text(found), SR.DamageOfSourceRemedy)
            : Integrity.Verdict(fresh.Length == 0, database, SR.SoundForEngine, fresh.Length == 0 ? SR.SoundForEngine : Text(fresh));
    }

    private static string Text(IReadOnlyList<string> findings) => string.Join("; ", findings.Take(5));
}
