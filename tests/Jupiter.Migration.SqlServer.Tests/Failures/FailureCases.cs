using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServerDouble.Sessions;
using static Jupiter.Migration.Errors.MigrationErrorCategory;
using static Jupiter.Migration.SqlServer.Tests.Failures.NightOperation;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>The failures of SQL Server that are told apart. Tests run them, and docs/sql-server-errors.md is made of them.</summary>
internal static class FailureCases
{
    private const int AsOftenAsItIsTried = 100_000;

    private static readonly SqlMessage BackupFailed = new(3041, 16, "BACKUP failed to complete the command BACKUP DATABASE Jupiter. Check the backup application log for detailed messages.");
    private static readonly SqlMessage BackupEnds = new(3013, 16, "BACKUP DATABASE is terminating abnormally.");
    private static readonly SqlMessage RestoreEnds = new(3013, 16, "RESTORE DATABASE is terminating abnormally.");
    private static readonly SqlMessage VerifyEnds = new(3013, 16, "VERIFY DATABASE is terminating abnormally.");
    private static readonly SqlMessage HeaderEnds = new(3013, 16, "RESTORE HEADERONLY is terminating abnormally.");
    private static readonly SqlMessage PageDamaged = new(3043, 16, "BACKUP 'Jupiter' detected an error on page (1:153) in file 'C:\\DATA\\Jupiter.mdf'.");
    private static readonly SqlMessage CanNotOpen = new(3201, 16, "Cannot open backup device 'E:\\Jupiter.bak'. Operating system error 5(Access is denied.).");
    private static readonly SqlMessage WriteFailed = new(3202, 16, "Write on \"E:\\Jupiter.bak\" failed: 112(There is not enough space on the disk.)");
    private static readonly SqlMessage ReadFailed = new(3203, 16, "Read on \"E:\\Jupiter.bak\" failed: 1117(The request could not be performed because of an I/O device error.)");
    private static readonly SqlMessage NoCompression = new(1844, 16, "BACKUP DATABASE WITH COMPRESSION is not supported on Web Edition (64-bit).");
    private static readonly SqlMessage MayNotBackUp = new(262, 14, "BACKUP DATABASE permission denied in database 'Jupiter'.");
    private static readonly SqlMessage MayNotRead = new(229, 14, "The SELECT permission was denied on the object 'goods', database 'Jupiter', schema 'dbo'.");
    private static readonly SqlMessage InUse = new(3101, 16, "Exclusive access could not be obtained because the database is in use.");
    private static readonly SqlMessage InUseHere = new(3102, 16, "RESTORE cannot process database 'copy.incoming' because it is in use by this session.");
    private static readonly SqlMessage MayNotRestore = new(3110, 14, "User does not have permission to RESTORE database 'copy.incoming'.");
    private static readonly SqlMessage OtherName = new(3141, 16, "The database to be restored was named 'Jupiter'. Reissue the statement using the WITH REPLACE option to overwrite the 'copy.incoming' database.");
    private static readonly SqlMessage OtherDatabase = new(3154, 16, "The backup set holds a backup of a database other than the existing 'copy.incoming' database.");
    private static readonly SqlMessage FileTaken = new(3156, 16, "File 'data' cannot be restored to 'C:\\DATA\\Jupiter.mdf'. Use WITH MOVE to identify a valid location for the file.");
    private static readonly SqlMessage PlanFailed = new(3119, 16, "Problems were identified while planning for the RESTORE statement. Previous messages provide details.");
    private static readonly SqlMessage Newer = new(3169, 16, "The database was backed up on a server running version 16.00.4075. That version is incompatible with this server, which is running version 15.00.4261.");
    private static readonly SqlMessage BackedUpPageDamaged = new(3183, 16, "RESTORE detected an error on page (0:0) in database \"copy.incoming\" as read from the backup set.");
    private static readonly SqlMessage SetDamaged = new(3189, 16, "Damage to the backup set was detected.");
    private static readonly SqlMessage FileUnknown = new(3234, 16, "Logical file 'data' is not part of database 'copy.incoming'. Use RESTORE FILELISTONLY to list the logical file names.");
    private static readonly SqlMessage NoBackup = new(3241, 16, "The media family on device 'E:\\Jupiter.bak' is incorrectly formed. SQL Server cannot process this media family.");
    private static readonly SqlMessage CutOff = new(3256, 16, "The backup set on device 'E:\\Jupiter.bak' was terminated while it was being created and is incomplete. RESTORE sequence is terminated abnormally.");
    private static readonly SqlMessage NoRoom = new(3257, 16, "There is insufficient free space on disk volume 'C:\\' to create the database. The database requires 10737418240 additional free bytes, while only 1048576 bytes are available.");
    private static readonly SqlMessage CertificateGone = new(33111, 16, "Cannot find server certificate with thumbprint '0xC0FFEE'.");
    private static readonly SqlMessage Compressed = new(909, 21, "Database 'copy.incoming' cannot be started in this edition of SQL Server because part or all of object 'goods' is enabled with data compression or vardecimal storage format. Data compression and vardecimal storage format are only supported on SQL Server Enterprise Edition.");
    private static readonly SqlMessage NoStreams = new(5591, 16, "FILESTREAM feature is disabled.");
    private static readonly SqlMessage NotContained = new(12824, 16, "The sp_configure value 'contained database authentication' must be set to 1 in order to restore a contained database.  You may need to use RECONFIGURE to set the value_in_use.");
    private static readonly SqlMessage NotUpgradable = new(3415, 16, "Database 'copy.incoming' cannot be upgraded because it is read-only, has read-only files or the user does not have permissions to modify some of the files.");
    private static readonly SqlMessage FolderDenied = new(5123, 16, "CREATE FILE encountered operating system error 5(Access is denied.) while attempting to open or create the physical file 'C:\\DATA\\copy.mdf'.");
    private static readonly SqlMessage PageLost = new(824, 24, "SQL Server detected a logical consistency-based I/O error: incorrect checksum (expected: 0x1; actual: 0x2). It occurred during a read of page (1:153) in database ID 5.");
    private static readonly SqlMessage NoSpace = new(1105, 17, "Could not allocate space for object 'sys.sysxprops' in database 'Jupiter' because the 'PRIMARY' filegroup is full.");
    private static readonly SqlMessage LogFull = new(9002, 17, "The transaction log for database 'Jupiter' is full due to 'NOTHING'.");
    private static readonly SqlMessage WriteLost = new(823, 24, "The operating system returned error 1117(The request could not be performed because of an I/O device error.) to SQL Server during a write at offset 0x0000000132000 in file 'C:\\DATA\\Jupiter.mdf'.");
    private static readonly SqlMessage ObjectDamaged = new(8928, 16, "Object ID 245575913, index ID 1, partition ID 72057594043105280: Page (1:153) could not be processed. See other errors for details.");
    private static readonly SqlMessage Deadlock = new(1205, 13, "Transaction (Process ID 57) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.");
    private static readonly SqlMessage LockWait = new(1222, 16, "Lock request time out period exceeded.");
    private static readonly SqlMessage Killed = new(596, 21, "Cannot continue the execution because the session is in the kill state.");
    private static readonly SqlMessage NotAlone = new(5061, 16, "ALTER DATABASE failed because a lock could not be placed on database 'Jupiter'. Try again later.");
    private static readonly SqlMessage OthersInside = new(5070, 16, "Database state cannot be changed while other users are using the database 'Jupiter'");
    private static readonly SqlMessage NameLocked = new(5030, 16, "The database could not be exclusively locked to perform the operation.");
    private static readonly SqlMessage NameTaken = new(1801, 16, "Database 'copy' already exists. Choose a different database name.");
    private static readonly SqlMessage StatementFailed = new(5069, 16, "ALTER DATABASE statement failed.");

    public static IReadOnlyList<FailureCase> All { get; } =
    [
        AtBackup("BackupFailed", WriteError),
        AtBackup("DatabasePageDamaged", InvalidData, PageDamaged),
        AtBackup("BackupDeviceUnavailable", ResourceUnavailable, CanNotOpen),
        AtBackup("BackupDeviceWriteFailed", WriteError, WriteFailed) with { AfterRunning = true },
        AtBackup("BackupCompressionUnavailable", NotInstalled, NoCompression),
        AtBackup("ServerPermissionDenied", PermissionDenied, MayNotBackUp),
        new(Backup, "BACKUP DATABASE", "^BACKUP DATABASE", [Killed], "SessionEnded", ResourceUnavailable),
        new(Backup, "BACKUP DATABASE", "^BACKUP DATABASE", [], "ConnectionLost", ResourceUnavailable) { AfterRunning = true },
        AtHeader(Backup, "BackupDeviceUnavailable", ResourceUnavailable, CanNotOpen),
        AtHeader(Backup, "BackupDeviceReadFailed", ReadError, ReadFailed),
        AtHeader(Backup, "BackupUnreadable", InvalidData, NoBackup),
        AtHeader(Backup, "BackupIncomplete", InvalidData, CutOff),
        AtVerify(Backup, "BackupNotVerified", InvalidResult, BackedUpPageDamaged),
        AtVerify(Backup, "BackupNotVerified", InvalidResult, SetDamaged),
        AtVerify(Backup, "BackupNotVerified", InvalidResult, ReadFailed),
        AtVerify(Backup, "BackupNotVerified", InvalidResult, NoBackup),
        AtVerify(Backup, "BackupNotVerified", InvalidResult, CutOff),
        new(Backup, "the hold on a table", "HOLDLOCK", [Deadlock], "DeadlockVictim", ResourceBusy) { Times = AsOftenAsItIsTried },
        new(Backup, "the hold on a table", "HOLDLOCK", [LockWait], "DatabaseInUse", ResourceBusy),
        new(Backup, "the rows", "FROM .*goods.* WITH \\(NOLOCK\\)", [MayNotRead], "ServerPermissionDenied", PermissionDenied),
        new(Backup, "the rows", "FROM .*goods.* WITH \\(NOLOCK\\)", [PageLost], "DatabaseCorrupt", InvalidData),

        AtRestore("DatabaseInUse", ResourceBusy, InUse),
        AtRestore("DatabaseInUse", ResourceBusy, InUseHere),
        AtRestore("RestoreNotPermitted", PermissionDenied, MayNotRestore),
        AtRestore("RestoreNameDiffers", SecurityError, OtherName),
        AtRestore("BackupOfOtherDatabase", SecurityError, OtherDatabase),
        AtRestore("RestoreFileConflict", ResourceExists, FileTaken, PlanFailed),
        AtRestore("BackupNewerThanServer", InvalidOperation, Newer),
        AtRestore("BackupPageDamaged", InvalidData, BackedUpPageDamaged) with { AfterRunning = true },
        AtRestore("BackupSetDamaged", InvalidData, SetDamaged) with { AfterRunning = true },
        AtRestore("BackupDeviceUnavailable", ResourceUnavailable, CanNotOpen),
        AtRestore("BackupDeviceReadFailed", ReadError, ReadFailed) with { AfterRunning = true },
        AtRestore("RestoreFileUnknown", InvalidData, FileUnknown),
        AtRestore("BackupUnreadable", InvalidData, NoBackup),
        AtRestore("BackupIncomplete", InvalidData, CutOff) with { AfterRunning = true },
        AtRestore("RestoreNotEnoughSpace", ResourceUnavailable, NoRoom),
        AtRestore("DatabaseNotUpgradable", InvalidOperation, NotUpgradable) with { AfterRunning = true },
        AtRestore("EncryptionCertificateMissing", ObjectNotFound, CertificateGone),
        new(Restore, "RESTORE DATABASE", "^RESTORE DATABASE", [Compressed], "ServerLacksFeature", InvalidOperation) { AfterRunning = true },
        AtRestore("ServerLacksFeature", InvalidOperation, NoStreams),
        AtRestore("ServerLacksFeature", InvalidOperation, NotContained),
        AtRestore("DatabaseFileNotCreated", PermissionDenied, FolderDenied, FileTaken),
        AtRestore("DeadlockVictim", ResourceBusy, Deadlock),
        new(Restore, "RESTORE DATABASE", "^RESTORE DATABASE", [Killed], "SessionEnded", ResourceUnavailable) { AfterRunning = true },
        new(Restore, "RESTORE DATABASE", "^RESTORE DATABASE", [], "ConnectionLost", ResourceUnavailable) { AfterRunning = true },
        AtHeader(Restore, "BackupNotSound", InvalidData, NoBackup),
        AtVerify(Restore, "BackupNotSound", InvalidData, SetDamaged),
        AtVerify(Restore, "BackupNotSound", InvalidData, BackedUpPageDamaged),
        new(Restore, "DBCC CHECKDB", "^DBCC CHECKDB", [PageLost], "RestoredDatabaseDiffers", InvalidResult),
        new(Restore, "DBCC CHECKDB", "^DBCC CHECKDB", [ObjectDamaged], "RestoredDatabaseDiffers", InvalidResult),
        new(Restore, "DBCC CHECKDB", "^DBCC CHECKDB", [Killed], "SessionEnded", ResourceUnavailable),
        new(Restore, "MODIFY NAME", "MODIFY NAME", [NameLocked], "ProvedCopyKept", ResourceBusy) { Times = AsOftenAsItIsTried, Left = Left.Copy },
        new(Restore, "MODIFY NAME", "MODIFY NAME", [NameTaken], "ProvedCopyKept", ResourceBusy) { IsQuoted = false, Left = Left.Copy },

        new(Lock, "the record of the lock", "sp_addextendedproperty", [NoSpace], "LockRecordNotWritten", WriteError) { IsQuoted = false },
        new(Lock, "the record of the lock", "sp_addextendedproperty", [LogFull], "LockRecordNotWritten", WriteError) { IsQuoted = false },
        new(Lock, "the record of the lock", "sp_addextendedproperty", [WriteLost], "LockRecordNotWritten", WriteError),
        new(Lock, "SINGLE_USER", "SET SINGLE_USER", [NotAlone, StatementFailed], "DatabaseInUse", ResourceBusy) { Left = Left.Record },
        new(Lock, "READ_ONLY", "SET READ_ONLY", [OthersInside, StatementFailed], "DatabaseInUse", ResourceBusy) { Left = Left.Record },
        new(Lock, "READ_ONLY", "SET READ_ONLY", [Killed], "SessionEnded", ResourceUnavailable) { Left = Left.Record },
        new(Lock, "SINGLE_USER", "SET SINGLE_USER", [], "ConnectionLost", ResourceUnavailable) { Left = Left.Record, AfterRunning = true },
        new(Unlock, "SINGLE_USER", "SET SINGLE_USER", [NotAlone, StatementFailed], "DatabaseInUse", ResourceBusy) { Left = Left.Record },
        new(Unlock, "READ_WRITE", "SET READ_WRITE", [], "ConnectionLost", ResourceUnavailable) { Left = Left.Record, AfterRunning = true },
    ];

    // The server says 3041 and 3013 whatever has happened, and here before it, where they would be taken for the cause most easily.
    private static FailureCase AtBackup(string errorId, MigrationErrorCategory category, params SqlMessage[] causes) =>
        new(Backup, "BACKUP DATABASE", "^BACKUP DATABASE", [BackupFailed, .. causes, BackupEnds], errorId, category);

    private static FailureCase AtRestore(string errorId, MigrationErrorCategory category, params SqlMessage[] causes) =>
        new(Restore, "RESTORE DATABASE", "^RESTORE DATABASE", [.. causes, RestoreEnds], errorId, category);

    private static FailureCase AtHeader(NightOperation operation, string errorId, MigrationErrorCategory category, SqlMessage cause) =>
        new(operation, "RESTORE HEADERONLY", "^RESTORE HEADERONLY", [cause, HeaderEnds], errorId, category);

    private static FailureCase AtVerify(NightOperation operation, string errorId, MigrationErrorCategory category, SqlMessage cause) =>
        new(operation, "RESTORE VERIFYONLY", "^RESTORE VERIFYONLY", [cause, VerifyEnds], errorId, category);
}
