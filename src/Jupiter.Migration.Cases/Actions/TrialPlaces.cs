using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What a trial is called, and where its files are: guests' data, which go when it is over. The case's random id is in each name.</summary>
internal static class TrialPlaces
{
    private static readonly CheckDefinition Removed = CheckRegister.Find("Trial.Removed");

    /// <summary>Name of the restored copy: never the venue's, so that no POS terminal finds it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="database">The database.</param>
    /// <returns>The name.</returns>
    public static string Database(CasePlan plan, CaseDatabase database) => $"{database.Name}.trial-{plan.Id}";

    /// <summary>Where the backup is written.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="database">The database.</param>
    /// <returns>Its path.</returns>
    public static string Backup(CasePlan plan, CaseDatabase database) => database.Beside(Path.Combine(Path.GetDirectoryName(plan.BackupFile)!, Name(plan)));

    /// <summary>Where its copy is written, which is carried.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="database">The database.</param>
    /// <returns>Its path.</returns>
    public static string Copy(CasePlan plan, CaseDatabase database) => database.Beside(Path.Combine(plan.CopyTo, Name(plan)));

    /// <summary>Removes backups with their manifests; what can't be removed is named.</summary>
    /// <param name="files">The backups, also such as are not there.</param>
    /// <returns>A result for each that was there.</returns>
    public static IReadOnlyList<CheckResult> Remove(params IEnumerable<string> files) => files.Distinct().Where(IsLeft).Select(file =>
    {
        try
        {
            // The manifest last: without it nobody would know whose the backup is.
            SharedFile.Delete(file);
            SharedFile.Delete(ManifestFile.PathFor(file));
            return Removed.Result(CheckStatus.Pass, file, SR.TrialIsRemoved, SR.TrialIsRemoved);
        }
        catch (System.Exception e) when (e is MigrationException || FileErrors.IsFileError(e))
        {
            return Removed.Result(CheckStatus.Warning, file, SR.TrialIsRemoved, e.Message);
        }
    }).ToArray();

    /// <summary>What a trial has left where it wrote.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>A warning for each file.</returns>
    public static IEnumerable<CheckResult> Left(CasePlan plan) =>
        CaseDatabase.Of(plan).SelectMany(database => new[] { Backup(plan, database), Copy(plan, database) }).Where(IsLeft).Select(file => Removed.Result(CheckStatus.Warning, file, SR.TrialIsRemoved, SR.TrialIsStill));

    // A manifest alone tells of the venue, too.
    private static bool IsLeft(string file) => File.Exists(file) || File.Exists(ManifestFile.PathFor(file));

    private static string Name(CasePlan plan) => $"{Path.GetFileNameWithoutExtension(plan.BackupFile)}.trial-{plan.Id}{Path.GetExtension(plan.BackupFile)}";
}
