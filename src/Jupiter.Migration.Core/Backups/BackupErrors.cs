using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>What can be wrong with a backup.</summary>
public static class BackupErrors
{
    /// <summary>The backup that was just written is not sound.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>BackupNotVerified.</returns>
    public static MigrationException NotVerified(string path, string reason) =>
        MigrationException.Because(nameof(SR.BackupNotVerified), path, path, reason);

    /// <summary>The file is not a backup of the engine.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What the engine says.</param>
    /// <returns>BackupUnreadable.</returns>
    public static MigrationException Unreadable(string path, string reason) =>
        MigrationException.Because(nameof(SR.BackupUnreadable), path, path, reason);

    /// <summary>Nothing is restored from a backup that does not pass its checks.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="checks">The checks.</param>
    /// <returns>BackupNotSound.</returns>
    public static MigrationException NotSound(string path, IReadOnlyList<CheckResult> checks) => MigrationException.Because(
        nameof(SR.BackupNotSound),
        checks,
        path,
        string.Join("; ", checks.Where(check => check.Blocks).Select(check => $"{check.Id}: {check.Actual}")));
}
