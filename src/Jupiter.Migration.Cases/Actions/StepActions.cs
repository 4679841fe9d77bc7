using System;
using Jupiter.Migration.Cases.Steps;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Finds what the module does in a step.</summary>
internal static class StepActions
{
    /// <summary>The action of a step.</summary>
    /// <param name="action">Its name in the procedure.</param>
    /// <returns>The action.</returns>
    public static IStepAction Of(StepAction action) => action switch
    {
        StepAction.CheckVenue => new CheckVenueAction(),
        StepAction.TrialBackup => new TrialBackupAction(),
        StepAction.Trial => new TrialAction(),
        StepAction.CarryLogins => new CarryLoginsAction(),
        StepAction.CarryFolders => new CarryFoldersAction(),
        StepAction.ReturnFolders => new ReturnFoldersAction(),
        StepAction.Lock => new LockAction(),
        StepAction.Backup => new BackupAction(),
        StepAction.VerifyBackup => new VerifyBackupAction(),
        StepAction.Disarm => new DisarmAction(),
        StepAction.ProveSingleServer => new ProveSingleServerAction(),
        StepAction.Restore => new RestoreAction(again: false),
        StepAction.Compare => new CompareAction(),
        StepAction.CheckMainPos => new CheckPosAction(mainOnly: true),
        StepAction.CheckAllPos => new CheckPosAction(mainOnly: false),
        StepAction.AccountWrites => new ReportWrittenAction(),
        StepAction.ProveNewServerOff => new ProveNewServerOffAction(),
        StepAction.Enable => new EnableAction(),
        StepAction.Unlock => new UnlockAction(),
        StepAction.RestoreAgain => new RestoreAction(again: true),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
