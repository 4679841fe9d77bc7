using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Whether backups and copies have somewhere to go: asked before the databases are closed for writing (clause R2).</summary>
internal static class BackupPlaces
{
    private static readonly CheckDefinition Place = CheckRegister.Find("Backup.Place");
    private static readonly CheckDefinition Copy = CheckRegister.Find("Backup.Copy");

    /// <summary>Looks at both folders.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>A result for each backup, one for its copy, and whether these are two places.</returns>
    public static IEnumerable<CheckResult> Check(CasePlan plan)
    {
        foreach (var file in CaseDatabase.Of(plan).SelectMany(database => new[] { database.BackupFile, database.CopyFile }))
        {
            var isThere = File.Exists(file);
            var folder = Path.GetDirectoryName(file)!;
            yield return Place.Verdict(
                !isThere && Directory.Exists(folder), file, SR.PlaceIsFree, isThere ? SR.PlaceIsTaken : Directory.Exists(folder) ? SR.PlaceIsFree : SR.PlaceIsMissing.With(folder));
        }

        if (Directory.Exists(Path.GetDirectoryName(plan.BackupFile)) && Directory.Exists(plan.CopyTo))
        {
            var (status, actual) = PlaceProbe.AreOne(Path.GetDirectoryName(plan.BackupFile)!, plan.CopyTo) switch
            {
                true => (CheckStatus.Fail, SR.PlaceIsSame),
                false => (CheckStatus.Pass, SR.PlaceIsOther),
                null => (CheckStatus.Warning, SR.CopyPlaceUnknown),
            };
            yield return Copy.Result(status, plan.CopyTo, SR.PlaceIsOther, actual);
        }
    }
}
