using System.Collections.Generic;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Errors;

/// <summary>The message numbers of SQL Server that have a cause of their own. Everything else is EngineFailed, with the server's words.</summary>
internal static class ServerErrorTable
{
    private static readonly Dictionary<int, ServerErrorCause> Causes = new()
    {
        [3041] = new(nameof(SR.BackupFailed), MigrationErrorCategory.WriteError),
        [3043] = new(nameof(SR.DatabasePageDamaged), MigrationErrorCategory.InvalidData),
        [823] = new(nameof(SR.DatabaseCorrupt), MigrationErrorCategory.InvalidData),
        [824] = new(nameof(SR.DatabaseCorrupt), MigrationErrorCategory.InvalidData),
        [825] = new(nameof(SR.DatabaseCorrupt), MigrationErrorCategory.InvalidData),
        [3110] = new(nameof(SR.RestoreNotPermitted), MigrationErrorCategory.PermissionDenied),
        [3141] = new(nameof(SR.RestoreNameDiffers), MigrationErrorCategory.SecurityError),
        [3142] = new(nameof(SR.RestoreFileConflict), MigrationErrorCategory.ResourceExists),
        [3154] = new(nameof(SR.BackupOfOtherDatabase), MigrationErrorCategory.SecurityError),
        [3156] = new(nameof(SR.RestoreFileConflict), MigrationErrorCategory.ResourceExists),
        [3159] = new(nameof(SR.TailNotBackedUp), MigrationErrorCategory.SecurityError),
        [3169] = new(nameof(SR.BackupNewerThanServer), MigrationErrorCategory.InvalidOperation),
        [3183] = new(nameof(SR.BackupPageDamaged), MigrationErrorCategory.InvalidData),
        [3186] = new(nameof(SR.BackupSetDamaged), MigrationErrorCategory.InvalidData),
        [3187] = new(nameof(SR.BackupHasNoChecksums), MigrationErrorCategory.InvalidData),
        [3189] = new(nameof(SR.BackupSetDamaged), MigrationErrorCategory.InvalidData),
        [3201] = new(nameof(SR.BackupDeviceUnavailable), MigrationErrorCategory.ResourceUnavailable),
        [3202] = new(nameof(SR.BackupDeviceWriteFailed), MigrationErrorCategory.WriteError),
        [3203] = new(nameof(SR.BackupDeviceReadFailed), MigrationErrorCategory.ReadError),
        [3234] = new(nameof(SR.RestoreFileUnknown), MigrationErrorCategory.InvalidData),
        [3241] = new(nameof(SR.BackupUnreadable), MigrationErrorCategory.InvalidData),
        [3242] = new(nameof(SR.BackupUnreadable), MigrationErrorCategory.InvalidData),
        [3256] = new(nameof(SR.BackupIncomplete), MigrationErrorCategory.InvalidData),
        [3257] = new(nameof(SR.RestoreNotEnoughSpace), MigrationErrorCategory.ResourceUnavailable),
        [3415] = new(nameof(SR.DatabaseNotUpgradable), MigrationErrorCategory.InvalidOperation),
        [1844] = new(nameof(SR.BackupCompressionUnavailable), MigrationErrorCategory.NotInstalled),
        [5120] = new(nameof(SR.DatabaseFileNotCreated), MigrationErrorCategory.PermissionDenied),
        [5123] = new(nameof(SR.DatabaseFileNotCreated), MigrationErrorCategory.PermissionDenied),
        [5133] = new(nameof(SR.DatabaseFileNotCreated), MigrationErrorCategory.PermissionDenied),
        [5170] = new(nameof(SR.RestoreFileConflict), MigrationErrorCategory.ResourceExists),

        [3101] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [3102] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [3702] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [924] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [1222] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [5030] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [5061] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [5064] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [5070] = new(nameof(SR.DatabaseInUse), MigrationErrorCategory.ResourceBusy),
        [3906] = new(nameof(SR.DatabaseReadOnly), MigrationErrorCategory.PermissionDenied),
        [911] = new(nameof(SR.DatabaseNotFound), MigrationErrorCategory.ObjectNotFound),
        [3701] = new(nameof(SR.DatabaseNotFound), MigrationErrorCategory.ObjectNotFound),
        [5011] = new(nameof(SR.DatabaseNotFound), MigrationErrorCategory.ObjectNotFound),
        [1801] = new(nameof(SR.DatabaseExists), MigrationErrorCategory.ResourceExists),
        [921] = new(nameof(SR.DatabaseOffline), MigrationErrorCategory.ResourceUnavailable),
        [926] = new(nameof(SR.DatabaseOffline), MigrationErrorCategory.ResourceUnavailable),
        [927] = new(nameof(SR.DatabaseOffline), MigrationErrorCategory.ResourceUnavailable),
        [942] = new(nameof(SR.DatabaseOffline), MigrationErrorCategory.ResourceUnavailable),
        [1101] = new(nameof(SR.DiskFull), MigrationErrorCategory.ResourceUnavailable),
        [1105] = new(nameof(SR.DiskFull), MigrationErrorCategory.ResourceUnavailable),
        [9002] = new(nameof(SR.DiskFull), MigrationErrorCategory.ResourceUnavailable),

        [18456] = new(nameof(SR.LoginFailed), MigrationErrorCategory.PermissionDenied),
        [18452] = new(nameof(SR.LoginFailed), MigrationErrorCategory.PermissionDenied),
        [18470] = new(nameof(SR.LoginDisabled), MigrationErrorCategory.PermissionDenied),
        [18487] = new(nameof(SR.LoginPasswordExpired), MigrationErrorCategory.PermissionDenied),
        [18488] = new(nameof(SR.LoginPasswordExpired), MigrationErrorCategory.PermissionDenied),
        [4060] = new(nameof(SR.DatabaseNotAccessible), MigrationErrorCategory.PermissionDenied),
        [916] = new(nameof(SR.DatabaseNotAccessible), MigrationErrorCategory.PermissionDenied),
        [229] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [230] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [262] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [297] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [300] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [15151] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [15247] = new(nameof(SR.ServerPermissionDenied), MigrationErrorCategory.PermissionDenied),
        [15025] = new(nameof(SR.LoginExists), MigrationErrorCategory.ResourceExists),
        [15063] = new(nameof(SR.LoginHasOtherUser), MigrationErrorCategory.ResourceExists),
        [15433] = new(nameof(SR.LoginSidTaken), MigrationErrorCategory.ResourceExists),
        [15010] = new(nameof(SR.LoginDatabaseMissing), MigrationErrorCategory.ObjectNotFound),
        [15116] = new(nameof(SR.LoginPolicyRefused), MigrationErrorCategory.InvalidOperation),
        [15118] = new(nameof(SR.LoginPolicyRefused), MigrationErrorCategory.InvalidOperation),
        [15122] = new(nameof(SR.LoginPolicyRefused), MigrationErrorCategory.InvalidOperation),

        [1205] = new(nameof(SR.DeadlockVictim), MigrationErrorCategory.ResourceBusy),
        [596] = new(nameof(SR.SessionEnded), MigrationErrorCategory.ResourceUnavailable),
        [6005] = new(nameof(SR.SessionEnded), MigrationErrorCategory.ResourceUnavailable),
        [18002] = new(nameof(SR.SessionEnded), MigrationErrorCategory.ResourceUnavailable),
        [-2] = new(nameof(SR.ServerTimedOut), MigrationErrorCategory.ResourceUnavailable),
        [258] = new(nameof(SR.ServerTimedOut), MigrationErrorCategory.ResourceUnavailable),
        [20] = new(nameof(SR.TlsFailed), MigrationErrorCategory.ResourceUnavailable),
        [31] = new(nameof(SR.TlsFailed), MigrationErrorCategory.ResourceUnavailable),
        [-2146893019] = new(nameof(SR.ServerCertificateNotTrusted), MigrationErrorCategory.SecurityError),
        [-2146893022] = new(nameof(SR.ServerCertificateNotTrusted), MigrationErrorCategory.SecurityError),
    };

    /// <summary>Every number that has a cause of its own.</summary>
    public static IReadOnlyDictionary<int, ServerErrorCause> All => Causes;

    /// <summary>The cause behind a number, or null when it has none of its own.</summary>
    /// <param name="number">The message number.</param>
    /// <returns>The cause.</returns>
    public static ServerErrorCause? Find(int number) => Causes.TryGetValue(number, out var cause) ? cause : null;
}
