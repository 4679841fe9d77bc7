using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// The copy of the final backup lies where it was verified, as it was, until it is restored (clauses R2, S2). A medium that was pulled out is
/// being carried; only where the disk is about to be wiped it has to be there.
/// </summary>
/// <param name="migration">The case.</param>
internal sealed class SecondCopyFact(MigrationCase migration) : WatchedFact(migration)
{
    // What it was when it was last verified; when somebody verifies it again, it is looked at anew.
    private (DateTimeOffset? VerifiedAt, DateTime Written) _as;

    /// <inheritdoc/>
    public override string Name => "SecondCopy";

    /// <inheritdoc/>
    public override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override int Rounds => 2;

    /// <inheritdoc/>
    public override StepDefinition ProvedBy => StepOf(StepAction.VerifyBackup);

    /// <inheritdoc/>
    public override IEnumerable<StepDefinition> Reopens => IsSwitchedOff ? [ProvedBy] : [StepOf(StepAction.Backup), ProvedBy];

    /// <inheritdoc/>
    protected override bool HasToHold
    {
        get
        {
            var restore = StepOf(StepAction.Restore).Id;
            return IsDone(ProvedBy.Id) && !IsDone(restore) && !Case.State.Of(restore).IsInterrupted;
        }
    }

    private bool HasToBeHere => Case.Plan.Kind == MigrationKind.OsReinstall && !IsSwitchedOff;

    /// <inheritdoc/>
    public override MigrationException? Ask(CancellationToken deadline)
    {
        if (CarriedBackup.Taken(Case) is not { } backup || (!Directory.Exists(Path.GetDirectoryName(backup.Copy)) && !HasToBeHere))
        {
            return null;
        }

        var file = new FileInfo(backup.Copy);
        if (!file.Exists)
        {
            return MigrationException.Because(nameof(SR.CaseBackupNotFound), backup.Copy, backup.Copy);
        }

        var isAsLong = MeasuredWork.From(Case.State.Of(StepOf(StepAction.Backup).Id).Facts)?.Length is not { } length || length == 0 || length == file.Length;
        var verifiedAt = Case.State.Of(ProvedBy.Id).DoneAt;
        _as = _as.VerifiedAt == verifiedAt ? _as : (verifiedAt, file.LastWriteTimeUtc);
        return isAsLong && _as.Written == file.LastWriteTimeUtc ? null : MigrationException.Because(nameof(SR.BackupNotOfCase), backup.Copy, backup.Copy, Case.Plan.Id);
    }
}
