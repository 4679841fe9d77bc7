using System.Collections.Generic;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Errors;

/// <summary>The message numbers of SQL Server that have a cause of their own. Everything else is EngineFailed, with the server's words.</summary>
internal static class ServerErrorTable
{
    private static readonly Dictionary<int, string> Causes = new()
    {
        [3041] = nameof(SR.BackupFailed),
        [3043] = nameof(SR.DatabasePageDamaged),
        [823] = nameof(SR.DatabaseCorrupt),
        [824] = nameof(SR.DatabaseCorrupt),
        [825] = nameof(SR.DatabaseCorrupt),
        [3110] = nameof(SR.RestoreNotPermitted),
        [3141] = nameof(SR.RestoreNameDiffers),
        [3142] = nameof(SR.RestoreFileConflict),
        [3154] = nameof(SR.BackupOfOtherDatabase),
        [3156] = nameof(SR.RestoreFileConflict),
        [3159] = nameof(SR.TailNotBackedUp),
        [3169] = nameof(SR.BackupNewerThanServer),
        [3183] = nameof(SR.BackupPageDamaged),
        [3186] = nameof(SR.BackupSetDamaged),
        [3187] = nameof(SR.BackupHasNoChecksums),
        [3189] = nameof(SR.BackupSetDamaged),
        [3201] = nameof(SR.BackupDeviceUnavailable),
        [3202] = nameof(SR.BackupDeviceWriteFailed),
        [3203] = nameof(SR.BackupDeviceReadFailed),
        [3234] = nameof(SR.RestoreFileUnknown),
        [3241] = nameof(SR.BackupUnreadable),
        [3242] = nameof(SR.BackupUnreadable),
        [3256] = nameof(SR.BackupIncomplete),
        [3257] = nameof(SR.RestoreNotEnoughSpace),
        [3415] = nameof(SR.DatabaseNotUpgradable),
        [33111] = nameof(SR.EncryptionCertificateMissing),
        [905] = nameof(SR.ServerLacksFeature),
        [909] = nameof(SR.ServerLacksFeature),
        [932] = nameof(SR.ServerLacksFeature),
        [933] = nameof(SR.ServerLacksFeature),
        [934] = nameof(SR.ServerLacksFeature),
        [5591] = nameof(SR.ServerLacksFeature),
        [12824] = nameof(SR.ServerLacksFeature),
        [1844] = nameof(SR.BackupCompressionUnavailable),
        [5120] = nameof(SR.DatabaseFileNotCreated),
        [5123] = nameof(SR.DatabaseFileNotCreated),
        [5133] = nameof(SR.DatabaseFileNotCreated),
        [5170] = nameof(SR.RestoreFileConflict),

        [3101] = nameof(SR.DatabaseInUse),
        [3102] = nameof(SR.DatabaseInUse),
        [3702] = nameof(SR.DatabaseInUse),
        [924] = nameof(SR.DatabaseInUse),
        [1222] = nameof(SR.DatabaseInUse),
        [5030] = nameof(SR.DatabaseInUse),
        [5061] = nameof(SR.DatabaseInUse),
        [5064] = nameof(SR.DatabaseInUse),
        [5070] = nameof(SR.DatabaseInUse),
        [3906] = nameof(SR.DatabaseReadOnly),
        [911] = nameof(SR.DatabaseNotFound),
        [3701] = nameof(SR.DatabaseNotFound),
        [5011] = nameof(SR.DatabaseNotFound),
        [1801] = nameof(SR.DatabaseExists),
        [921] = nameof(SR.DatabaseOffline),
        [926] = nameof(SR.DatabaseOffline),
        [927] = nameof(SR.DatabaseOffline),
        [942] = nameof(SR.DatabaseOffline),
        [1101] = nameof(SR.DiskFull),
        [1105] = nameof(SR.DiskFull),
        [9002] = nameof(SR.DiskFull),

        [18456] = nameof(SR.LoginFailed),
        [18452] = nameof(SR.LoginFailed),
        [18470] = nameof(SR.LoginDisabled),
        [18487] = nameof(SR.LoginPasswordExpired),
        [18488] = nameof(SR.LoginPasswordExpired),
        [17892] = nameof(SR.LogonTriggerRefused),
        [4060] = nameof(SR.DatabaseNotAccessible),
        [916] = nameof(SR.DatabaseNotAccessible),
        [229] = nameof(SR.ServerPermissionDenied),
        [230] = nameof(SR.ServerPermissionDenied),
        [262] = nameof(SR.ServerPermissionDenied),
        [297] = nameof(SR.ServerPermissionDenied),
        [300] = nameof(SR.ServerPermissionDenied),
        [15151] = nameof(SR.ServerPermissionDenied),
        [15247] = nameof(SR.ServerPermissionDenied),
        [15025] = nameof(SR.LoginExists),
        [15063] = nameof(SR.LoginHasOtherUser),
        [15433] = nameof(SR.LoginSidTaken),
        [15010] = nameof(SR.LoginDatabaseMissing),
        [15116] = nameof(SR.LoginPolicyRefused),
        [15118] = nameof(SR.LoginPolicyRefused),
        [15122] = nameof(SR.LoginPolicyRefused),

        [1205] = nameof(SR.DeadlockVictim),
        [596] = nameof(SR.SessionEnded),
        [6005] = nameof(SR.SessionEnded),
        [18002] = nameof(SR.SessionEnded),
        [-2] = nameof(SR.ServerTimedOut),
        [258] = nameof(SR.ServerTimedOut),
        [20] = nameof(SR.TlsFailed),
        [31] = nameof(SR.TlsFailed),
        [-2146893019] = nameof(SR.ServerCertificateNotTrusted),
        [-2146893022] = nameof(SR.ServerCertificateNotTrusted),
    };

    /// <summary>Every number that has a cause of its own.</summary>
    public static IReadOnlyDictionary<int, string> All => Causes;

    /// <summary>The cause behind a number, or null when it has none of its own.</summary>
    /// <param name="number">The message number.</param>
    /// <returns>The cause.</returns>
    public static string? Find(int number) => Causes.TryGetValue(number, out var cause) ? cause : null;
}
