using System.Collections.Generic;
using System.IO;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Whether the backup and its copy have somewhere to go: asked before the database is closed for writing (clause R2).</summary>
internal static class BackupPlaces
{
    private static readonly CheckDefinition Place = new("Backup.Place", "R2", ResponsibleParty.Jupiter);

    /// <summary>Looks at both folders.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>A result for the backup and one for its copy.</returns>
    public static IEnumerable<CheckResult> Check(CasePlan plan)
    {
        foreach (var file in new[] { plan.BackupFile, BackupAction.CopyOf(plan) })
        {
            var isThere = File.Exists(file);
            var folder = Path.GetDirectoryName(file)!;
            yield return Place.Verdict(
                !isThere && Directory.Exists(folder), file, SR.PlaceIsFree, isThere ? SR.PlaceIsTaken : Directory.Exists(folder) ? SR.PlaceIsFree : SR.PlaceIsMissing.With(folder));
        }
    }
}
