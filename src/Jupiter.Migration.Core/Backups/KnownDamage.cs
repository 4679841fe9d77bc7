using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>
/// Findings of the engine's own check that the old database has as well: a backup carries them along, and no disk of the new server is to
/// blame for them (clause R4a). A trial finds them days before, since its copy is of the old database (clause P4).
/// </summary>
public static class KnownDamage
{
    /// <summary>How many findings can be known of a database; one with more is mended first.</summary>
    public const int Most = 100;

    private const int LongestFinding = 2000;

    private static readonly CheckDefinition Integrity = CheckRegister.Find("Restore.Integrity");

    /// <summary>A finding without the name of the database, which is another one in each copy.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="database">The database that it was found in.</param>
    /// <returns>What can be compared.</returns>
    public static string Plain(string finding, string database) => finding.Replace(database, "").Replace('\r', ' ').Replace('\n', ' ');

    /// <summary>What a trial found in its copy of the old database.</summary>
    /// <param name="checks">The results of the trial.</param>
    /// <returns>The findings, by <see cref="Plain"/>.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<CheckResult> checks) =>
        checks.FirstOrDefault(check => check.Id == Integrity.Id)?.Evidence.Split(['\n'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Judges what the engine found in a restored database. A check that did not come to its end is never known.</summary>
    /// <param name="request">The restore.</param>
    /// <param name="database">The database, for people.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="incoming">The name that it has for now.</param>
    /// <returns>Fail for what is new, a warning that names the old server for what is not, and in a trial for all of it.</returns>
    internal static CheckResult Judge(RestoreRequest request, string database, IReadOnlyList<IntegrityFinding> findings, string incoming)
    {
        var found = findings.Select(finding => finding.Text).ToArray();
        var plain = found.Select(finding => Plain(finding, incoming)).ToArray();
        var isFinished = !findings.Any(finding => finding.IsUnfinished);
        if (request.IsTrial && isFinished && plain.Length is > 0 and <= Most && plain.All(finding => finding.Length <= LongestFinding))
        {
            return Integrity.Warning(database, SR.SoundForEngine, Text(found), SR.DamageOfTrialRemedy) with { Evidence = string.Join("\n", plain) };
        }

        var fresh = found.Where((_, i) => !isFinished || !request.KnownDamage.Contains(plain[i], StringComparer.Ordinal)).ToArray();
        return found.Length > 0 && fresh.Length == 0
            ? Integrity.Warning(database, SR.SoundForEngine, Text(found), SR.DamageOfSourceRemedy)
            : Integrity.Verdict(fresh.Length == 0, database, SR.SoundForEngine, fresh.Length == 0 ? SR.SoundForEngine : Text(fresh));
    }

    private static string Text(IReadOnlyList<string> findings) => string.Join("; ", findings.Take(5));
}
