using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using static Jupiter.Migration.Errors.MigrationErrorCategory;

namespace Jupiter.Migration.Errors;

/// <summary>
/// Every error of the product: its ErrorId, its kind, what it is about. Its message and its remedy stand in the resources under its ErrorId.
/// The tables of errors in the help are made from here.
/// </summary>
public static class ErrorRegister
{
    /// <summary>All errors, by what they are about.</summary>
    public static IReadOnlyList<ErrorDefinition> All { get; } =
    [
        .. Of(ErrorArea.Server, NotInstalled, nameof(SR.EngineNeedsPowerShell7), nameof(SR.EngineNotInstalled), nameof(SR.StrictNotPossible),
            nameof(SR.ServerVersionTooOld)),
        .. Of(ErrorArea.Server, ResourceUnavailable, nameof(SR.ServerNotReached), nameof(SR.ServerRefuses), nameof(SR.ServerTimedOut), nameof(SR.ConnectionLost),
            nameof(SR.TlsFailed), nameof(SR.SqlBrowserSilent), nameof(SR.SqlInstanceElsewhere), nameof(SR.SqlTcpDisabled)),
        .. Of(ErrorArea.Server, PermissionDenied, nameof(SR.LoginFailed), nameof(SR.LoginDisabled), nameof(SR.LoginPasswordExpired),
            nameof(SR.ServerPermissionDenied), nameof(SR.LogonTriggerRefused), nameof(SR.WindowsAccountNotProved)),
        .. Of(ErrorArea.Server, SecurityError, nameof(SR.ServerCertificateNotTrusted)),
        .. Of(ErrorArea.ServerAddress, InvalidArgument, nameof(SR.ServerInstanceInvalid), nameof(SR.ServerInstanceColon),
            nameof(SR.ServerInstanceIsDefault)),
        .. Of(ErrorArea.Instance, ObjectNotFound, nameof(SR.InstanceNotFound)),
        .. Of(ErrorArea.Instance, ResourceUnavailable, nameof(SR.InstanceUnavailable)),
        .. Of(ErrorArea.Instance, ReadError, nameof(SR.EngineFailed)),
        .. Of(ErrorArea.Database, ObjectNotFound, nameof(SR.DatabaseNotFound)),
        .. Of(ErrorArea.Database, PermissionDenied, nameof(SR.DatabaseNotAccessible)),
        .. Of(ErrorArea.Database, ResourceUnavailable, nameof(SR.DatabaseOffline), nameof(SR.SessionEnded)),
        .. Of(ErrorArea.Database, ResourceBusy, nameof(SR.DeadlockVictim)),
        .. Of(ErrorArea.DatabaseFile, ResourceBusy, nameof(SR.DatabaseInUse)),
        .. Of(ErrorArea.DatabaseFile, PermissionDenied, nameof(SR.DatabaseCannotOpen)),
        .. Of(ErrorArea.DatabaseFile, InvalidData, nameof(SR.NotADatabase), nameof(SR.DatabaseCorrupt)),
        .. Of(ErrorArea.DatabaseContent, InvalidResult, nameof(SR.ContentMoved)),
        .. Of(ErrorArea.DatabaseName, InvalidArgument, nameof(SR.DatabaseNameEmpty), nameof(SR.DatabaseNameTooLong),
            nameof(SR.DatabaseNameHasControlCharacter), nameof(SR.DatabaseNameNotUnicode), nameof(SR.DatabaseNameEndsInSpace),
            nameof(SR.DatabaseNameIsSystem)),
        .. Of(ErrorArea.DatabaseFileName, InvalidArgument, nameof(SR.DatabaseNameHasPath), nameof(SR.DatabaseNameHasQuote),
            nameof(SR.DatabaseNameHasBracket), nameof(SR.DatabaseNameReserved), nameof(SR.DatabaseNameIsDevice)),
        .. Of(ErrorArea.DatabaseWriting, PermissionDenied, nameof(SR.DatabaseReadOnly)),
        .. Of(ErrorArea.Queries, InvalidArgument, nameof(SR.QueryFailed)),
        .. Of(ErrorArea.Queries, SecurityError, nameof(SR.QueryWrites)),
        .. Refused(ErrorArea.Queries, SecurityError, nameof(SR.WrongVenue)),
        .. OfFile(ErrorArea.Venue, "Venue"),
        .. Of(ErrorArea.BackupByPath, ObjectNotFound, nameof(SR.BackupNotFound)),
        .. OfFile(ErrorArea.Manifest, "Manifest"),
        .. Of(ErrorArea.Manifest, SecurityError, nameof(SR.ManifestChanged)),
        .. Of(ErrorArea.BackupMedium, ResourceUnavailable, nameof(SR.BackupDeviceUnavailable)),
        .. Of(ErrorArea.BackupMedium, ReadError, nameof(SR.BackupDeviceReadFailed)),
        .. Of(ErrorArea.BackupMedium, InvalidData, nameof(SR.BackupUnreadable), nameof(SR.BackupIncomplete)),
        .. Of(ErrorArea.BackupContent, InvalidData, nameof(SR.BackupSetDamaged), nameof(SR.BackupPageDamaged), nameof(SR.BackupHasNoChecksums)),
        .. Of(ErrorArea.BackupContent, PermissionDenied, nameof(SR.RestoreNotPermitted)),
        .. Of(ErrorArea.Backup, ObjectNotFound, nameof(SR.BackupFolderNotFound), nameof(SR.CopyFolderNotFound), nameof(SR.BackupNotVisible)),
        .. Refused(ErrorArea.Backup, ResourceExists, nameof(SR.BackupFileExists)),
        .. Of(ErrorArea.Backup, ResourceBusy, nameof(SR.BackupUnderWay)),
        .. Of(ErrorArea.Backup, WriteError, nameof(SR.DatabaseLeftOpen), nameof(SR.BackupFailed), nameof(SR.BackupDeviceWriteFailed)),
        .. Of(ErrorArea.Backup, NotInstalled, nameof(SR.BackupCompressionUnavailable)),
        .. Of(ErrorArea.Backup, InvalidData, nameof(SR.DatabasePageDamaged)),
        .. Of(ErrorArea.Backup, InvalidResult, nameof(SR.BackupNotVerified)),
        .. Of(ErrorArea.BackupCopy, InvalidArgument, nameof(SR.CopyFolderIsSame)),
        .. Of(ErrorArea.BackupByHand, InvalidArgument, nameof(SR.BackupFileIsFolder)),
        .. Of(ErrorArea.Space, ResourceUnavailable, nameof(SR.NotEnoughSpace)),
        .. Of(ErrorArea.Restore, InvalidData, nameof(SR.BackupNotSound), nameof(SR.RestoreFileUnknown)),
        .. Of(ErrorArea.Restore, InvalidArgument, nameof(SR.EngineMismatch)),
        .. Of(ErrorArea.Restore, InvalidOperation, nameof(SR.RestoreNotPossible), nameof(SR.BackupNewerThanServer), nameof(SR.DatabaseNotUpgradable)),
        .. Refused(ErrorArea.Restore, ResourceExists, nameof(SR.DatabaseExists)),
        .. Of(ErrorArea.Restore, ResourceExists, nameof(SR.DatabaseLogLeft), nameof(SR.RestoreFileConflict)),
        .. Of(ErrorArea.Restore, InvalidResult, nameof(SR.RestoredDatabaseDiffers)),
        .. Of(ErrorArea.Restore, ResourceBusy, nameof(SR.ProvedCopyKept)),
        .. Of(ErrorArea.Restore, ResourceUnavailable, nameof(SR.RestoreNotEnoughSpace)),
        .. Of(ErrorArea.Restore, PermissionDenied, nameof(SR.DatabaseFileNotCreated)),
        .. Of(ErrorArea.Restore, SecurityError, nameof(SR.RestoreNameDiffers), nameof(SR.BackupOfOtherDatabase), nameof(SR.TailNotBackedUp)),
        .. OfFile(ErrorArea.LockRecord, "LockRecord"),
        .. Of(ErrorArea.Lock, InvalidOperation, nameof(SR.DatabaseAlreadyLocked)),
        .. Refused(ErrorArea.Lock, ResourceBusy, nameof(SR.LockNotPossible)),
        .. Of(ErrorArea.Lock, WriteError, nameof(SR.LockRecordNotWritten)),
        .. Of(ErrorArea.Unlock, InvalidOperation, nameof(SR.DatabaseNotLocked)),
        .. Of(ErrorArea.Logins, InvalidArgument, nameof(SR.LoginsNotSupported), nameof(SR.CmsRecipientInvalid)),
        .. Of(ErrorArea.LoginExport, ResourceExists, nameof(SR.LoginsFileExists)),
        .. Of(ErrorArea.LoginExport, PermissionDenied, nameof(SR.LoginHashHidden)),
        .. Of(ErrorArea.LoginImport, ObjectNotFound, nameof(SR.LoginsNotFound), nameof(SR.LoginDatabaseMissing)),
        .. Of(ErrorArea.LoginImport, ReadError, nameof(SR.LoginsUnreadable)),
        .. Of(ErrorArea.LoginImport, InvalidData, nameof(SR.LoginsTooLarge), nameof(SR.LoginsNewer), nameof(SR.LoginsBroken)),
        .. Of(ErrorArea.LoginImport, PermissionDenied, nameof(SR.LoginsNotForUs)),
        .. Of(ErrorArea.LoginImport, ResourceExists, nameof(SR.LoginExists), nameof(SR.LoginSidTaken), nameof(SR.LoginHasOtherUser)),
        .. Of(ErrorArea.LoginImport, InvalidOperation, nameof(SR.LoginPolicyRefused)),
        .. Of(ErrorArea.Pos, InvalidArgument, nameof(SR.PosComputerInvalid), nameof(SR.PosComputerDuplicate), nameof(SR.BusinessDayQueryInvalid)),
        .. Of(ErrorArea.PosByHand, InvalidArgument, nameof(SR.PosComputersMissing), nameof(SR.MainPosAmbiguous)),
        .. Of(ErrorArea.PosByHand, ObjectNotFound, nameof(SR.MainPosNotFound), nameof(SR.PosComputerNotFound)),
        .. Of(ErrorArea.Host, InvalidArgument, nameof(SR.HostInvalid)),
        .. Of(ErrorArea.ServerPair, InvalidArgument, nameof(SR.SameServer)),
        .. Refused(ErrorArea.Presence, SecurityError, nameof(SR.BothServersPresent), nameof(SR.PresenceUnknown), nameof(SR.AbsenceOnlyAttested)),
        .. Of(ErrorArea.AbsenceCode, InvalidArgument, nameof(SR.AbsenceCodeWrong)),
        .. Refused(ErrorArea.OldServerOff, SecurityError, nameof(SR.OldServerIsOn)),
        .. Refused(ErrorArea.NewServerOn, ResourceUnavailable, nameof(SR.NewServerIsOff)),
        .. Refused(ErrorArea.NewServerOff, SecurityError, nameof(SR.NewServerAnswers)),
        .. Of(ErrorArea.Sweep, InvalidArgument, nameof(SR.SubnetInvalid), nameof(SR.SweepPortsInvalid)),
        .. OfFile(ErrorArea.Case, "Case"),
        .. Refused(ErrorArea.Case, InvalidData, nameof(SR.CaseProcedureDiffers)),
        .. Of(ErrorArea.Case, SecurityError, nameof(SR.JournalBroken)),
        .. Of(ErrorArea.Case, ObjectNotFound, nameof(SR.VenueTimeZoneMissing), nameof(SR.VenueTimeZoneUnknown)),
        .. Of(ErrorArea.Journal, ObjectNotFound, nameof(SR.JournalNotFound)),
        .. Of(ErrorArea.Journal, InvalidData, nameof(SR.JournalNewer)),
        .. Refused(ErrorArea.CaseWriting, ResourceBusy, nameof(SR.CaseInUse)),
        .. Of(ErrorArea.CaseWriting, SecurityError, nameof(SR.CaseLockLost), nameof(SR.JournalReplaced)),
        .. Of(ErrorArea.CaseWriting, InvalidArgument, nameof(SR.JournalLineTooLong)),
        .. Of(ErrorArea.OneServer, InvalidOperation, nameof(SR.CaseHasOneServer)),
        .. Refused(ErrorArea.Approval, SecurityError, nameof(SR.CaseNotApproved), nameof(SR.CasePlanChanged), nameof(SR.ApprovalSignatureInvalid),
            nameof(SR.ApprovalTooEarly), nameof(SR.ApprovalExpired), nameof(SR.ApprovalSpent)),
        .. Refused(ErrorArea.Turn, InvalidOperation, nameof(SR.StepNotItsTurn), nameof(SR.StepAlreadyDone)),
        .. Of(ErrorArea.CaseStep, InvalidOperation, nameof(SR.CaseHasNoSuchStep)),
        .. Of(ErrorArea.CaseStep, InvalidArgument, nameof(SR.CaseTargetDiffers)),
        .. Of(ErrorArea.CaseBackup, ObjectNotFound, nameof(SR.CaseBackupNotFound)),
        .. Of(ErrorArea.CaseBackup, SecurityError, nameof(SR.BackupNotOfCase)),
        .. Refused(ErrorArea.CaseComputers, SecurityError, nameof(SR.ComputersAreOn)),
        .. Of(ErrorArea.CaseComputers, ObjectNotFound, nameof(SR.PersonUnknown)),
        .. Refused(ErrorArea.Party, InvalidOperation, nameof(SR.StepWrongParty)),
        .. Refused(ErrorArea.Word, ObjectNotFound, nameof(SR.StepNotFound)),
        .. Refused(ErrorArea.Word, InvalidOperation, nameof(SR.StepAlreadyAttested)),
        .. Refused(ErrorArea.WordByHand, InvalidOperation, nameof(SR.StepIsAutomatic), nameof(SR.StepHasNoTag), nameof(SR.StepNeedsAcknowledgement),
            nameof(SR.StepNotAccepted), nameof(SR.StepTooEarly), nameof(SR.WordIsReliedOn)),
        .. Of(ErrorArea.WordByHand, ObjectNotFound, nameof(SR.WordNotGiven)),
        .. Refused(ErrorArea.Night, InvalidResult, nameof(SR.StepChecksFailed)),
        .. Of(ErrorArea.Night, InvalidData, nameof(SR.CaseHasNoMainPos)),
        .. Refused(ErrorArea.Forward, InvalidOperation, nameof(SR.NightTooShort), nameof(SR.RollbackIsRunning)),
        .. OfFile(ErrorArea.Rollback, "WrittenReport"),
        .. Of(ErrorArea.Rollback, InvalidOperation, nameof(SR.RollbackNothingToUndo), nameof(SR.RollbackDiskWiped), nameof(SR.RollbackClosed),
            nameof(SR.NothingToAcknowledge), nameof(SR.RollbackNotBegun), nameof(SR.AcknowledgementWrong), nameof(SR.MarkMissing)),
        .. Of(ErrorArea.Rollback, InvalidArgument, nameof(SR.QueryTooLong)),
        .. Of(ErrorArea.Rollback, InvalidData, nameof(SR.MarkInvalid)),
        .. Refused(ErrorArea.Approving, SecurityError, nameof(SR.ApproverUnknown), nameof(SR.ApprovalByExecutor), nameof(SR.ApprovalNotSigned),
            nameof(SR.ApprovalWrongCertificate)),
        .. Refused(ErrorArea.Approving, InvalidArgument, nameof(SR.ApprovalWindowInvalid), nameof(SR.ApprovalNotPossible)),
        .. Refused(ErrorArea.Approving, PermissionDenied, nameof(SR.ApprovalKeyUnusable)),
        .. Of(ErrorArea.Approving, ObjectNotFound, nameof(SR.SigningCertificateNotFound)),
        .. Of(ErrorArea.Approving, InvalidData, nameof(SR.SigningCertificateUnreadable)),
        .. Of(ErrorArea.Approving, InvalidOperation, nameof(SR.ClockIsNotAhead)),
        .. Of(ErrorArea.Acceptance, InvalidOperation, nameof(SR.AcceptanceNotOpen), nameof(SR.AcceptanceWrongPerson), nameof(SR.AlreadyAccepted)),
        .. OfFile(ErrorArea.Planning, "Calendar"),
        .. Of(ErrorArea.Planning, InvalidArgument, nameof(SR.LeadTimeTooShort), nameof(SR.CaseVenueIncomplete), nameof(SR.CaseHasNoSpecialist),
            nameof(SR.CaseServersMissing), nameof(SR.CaseOnOldServer), nameof(SR.BackupOnOldServer), nameof(SR.SerialNumberUnusable)),
        .. Of(ErrorArea.Planning, ResourceExists, nameof(SR.CaseFolderNotEmpty)),
        .. Of(ErrorArea.Planning, ObjectNotFound, nameof(SR.CalendarYearMissing)),
        .. Of(ErrorArea.Report, ResourceExists, nameof(SR.ReportFileExists)),
        .. OfFile(ErrorArea.Specification, "Inventory"),
        .. OfFile(ErrorArea.Specification, "SpecProfile"),
        .. Of(ErrorArea.Specification, InvalidArgument, nameof(SR.SessionsNeedRemoteDesktop)),
        .. Of(ErrorArea.Specification, NotInstalled, nameof(SR.InventoryNotReadableHere)),
        .. OfFile(ErrorArea.Rehearsal, "Rehearsal"),
        .. OfFile(ErrorArea.Rehearsal, "MachineRecord"),
        .. OfFile(ErrorArea.Rehearsal, "SessionRecord"),
        .. Of(ErrorArea.RehearsalMaking, ResourceExists, nameof(SR.RehearsalFolderNotEmpty), nameof(SR.RehearsalInstanceNotEmpty),
            nameof(SR.RehearsalLoginTaken)),
        .. Of(ErrorArea.RehearsalMaking, InvalidArgument, nameof(SR.RehearsalServerInvalid)),
        .. Of(ErrorArea.RehearsalComputer, ObjectNotFound, nameof(SR.RehearsalComputerNotFound)),
        .. Of(ErrorArea.RehearsalStart, ResourceBusy, nameof(SR.RehearsalAddressTaken)),
        .. Of(ErrorArea.RehearsalStart, ResourceUnavailable, nameof(SR.RehearsalNoServer)),
        .. Of(ErrorArea.RehearsalEnd, SecurityError, nameof(SR.RehearsalInstanceNotMarked)),
        .. Of(ErrorArea.Path, InvalidArgument, nameof(SR.PathInvalid), nameof(SR.PathNotOnFileSystem), nameof(SR.PathIsDevice)),
        .. Of(ErrorArea.Path, ObjectNotFound, nameof(SR.DriveNotFound)),
        .. Of(ErrorArea.File, PermissionDenied, nameof(SR.FileAccessDenied)),
        .. Of(ErrorArea.File, ResourceBusy, nameof(SR.FileHeld)),
        .. Of(ErrorArea.File, ObjectNotFound, nameof(SR.PathNotFound)),
        .. Of(ErrorArea.File, WriteError, nameof(SR.FileFailed)),
        .. Of(ErrorArea.FileWriting, ResourceUnavailable, nameof(SR.DiskFull)),
        .. Of(ErrorArea.FileWriting, WriteError, nameof(SR.FlushFailed)),
        .. Of(ErrorArea.FileWriting, SecurityError, nameof(SR.FileIsLink)),
    ];

    private static Dictionary<string, ErrorDefinition> ById { get; } = All.ToDictionary(error => error.ErrorId);

    /// <summary>The error of an ErrorId.</summary>
    /// <param name="errorId">The ErrorId.</param>
    /// <returns>The error.</returns>
    /// <exception cref="KeyNotFoundException">The register has no such error.</exception>
    public static ErrorDefinition Find(string errorId) =>
        ById.TryGetValue(errorId, out var error) ? error : throw new KeyNotFoundException("No error of the register: " + errorId);

    private static IEnumerable<ErrorDefinition> Of(ErrorArea area, MigrationErrorCategory category, params string[] errorIds) =>
        errorIds.Select(errorId => new ErrorDefinition(errorId, category, area));

    // What can be wrong with every file that is read whole: JsonFile.
    private static IEnumerable<ErrorDefinition> Refused(ErrorArea area, MigrationErrorCategory category, params string[] errorIds) =>
        Of(area, category, errorIds).Select(error => error with { IsRefusal = true });

    private static IEnumerable<ErrorDefinition> OfFile(ErrorArea area, string prefix) =>
    [
        new(prefix + "NotFound", ObjectNotFound, area),
        new(prefix + "Unreadable", ReadError, area),
        .. Of(area, InvalidData, prefix + "TooLarge", prefix + "Newer", prefix + "Broken"),
    ];
}
