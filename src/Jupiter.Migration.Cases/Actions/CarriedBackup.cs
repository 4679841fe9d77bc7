using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>The final backup where it is now. Whatever path it has, it must be the file whose SHA-256 the journal knows.</summary>
/// <param name="Path">Full path of the backup.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record CarriedBackup(string Path, BackupManifest Manifest)
{
    /// <summary>Finds the backup of a database: at or beside the path that was given, else the copy, else where it was written.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="database">The database.</param>
    /// <param name="carried">Where the backup of the venue's own database was carried to, or null.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="MigrationException">CaseBackupNotFound, BackupNotOfCase, and what is wrong with its manifest.</exception>
    public static CarriedBackup Find(MigrationCase migration, CaseDatabase database, string? carried)
    {
        var given = database.Beside(carried);
        var taken = Taken(migration, database) ?? throw MigrationException.Because(nameof(SR.CaseBackupNotFound), given, given ?? database.BackupFile);
        IEnumerable<string> places = given is not null ? [given] : [taken.Copy, taken.File];
        var path = places.FirstOrDefault(File.Exists)
            ?? throw MigrationException.Because(nameof(SR.CaseBackupNotFound), places.First(), string.Join(", ", places));
        var manifest = ManifestFile.Read(ManifestFile.PathFor(path));
        return manifest.Sha256 == taken.Sha256
            ? new CarriedBackup(path, manifest)
            : throw MigrationException.Because(nameof(SR.BackupNotOfCase), path, path, migration.Plan.Id);
    }

    /// <summary>What the journal tells of the final backup of a database.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="database">The database.</param>
    /// <returns>The backup; null while none was taken.</returns>
    public static FinalBackup? Taken(MigrationCase migration, CaseDatabase database) =>
        FinalBackup.From(OtherDatabaseFact.From(database, migration.State.Of(migration.Procedure.Forward.Find(StepAction.Backup)!.Id).Facts));
}
