using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Compares a database on the server that was restored to with the fingerprint of its final backup (clause R4b).</summary>
internal static class RestoredDatabase
{
    /// <summary>Compares contents and identity. Only what can't be compared at all can be waived.</summary>
    /// <param name="context">The step.</param>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="backup">Its final backup.</param>
    /// <returns>The results.</returns>
    public static CheckResult[] Compare(StepContext context, IDatabaseInstance instance, CaseDatabase database, CarriedBackup backup)
    {
        DatabaseFingerprint actual;
        using (var content = instance.OpenContent(database.Name, context.Cancellation))
        {
            actual = FingerprintWork.Run(database.Name, content, 0, context.Observer, context.Cancellation);
        }

        IReadOnlyCollection<string> waived = context.Waived.Contains(DatabaseComparison.Waivable) ? [DatabaseComparison.Waivable] : [];
        var comparison = Waiver.Apply(waived, DatabaseComparison.Compare(backup.Manifest.Content, actual, backup.Manifest.BackupSet?.Entry?.OwnerToLetIn));
        return [.. comparison, .. database.Venue is { } venue ? VenueQueries.CheckIdentity(instance, database.Name, venue, context.Cancellation) : []];
    }
}
