using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// The copies of the final backups lie where they were verified, as they were, until they are restored (clauses R2, S2). A medium that was pulled out is
/// being carried; only where the disk is about to be wiped it has to be there.
/// </summary>
/// <param name="migration">The case.</param>
internal sealed class SecondCopyFact(MigrationCase migration) : WatchedFact(migration)
{
    // What it was when it was last verified; when somebody verifies it again, it is looked at anew.
    private readonly Dictionary<string, (long Length, DateTime WrittenAt)> _written = new(StringComparer.Ordinal);
    private DateTimeOffset? _verifiedAt;

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
        var verifiedAt = Case.State.Of(ProvedBy.Id).DoneAt;
        if (_verifiedAt != verifiedAt)
        {
            _written.Clear();
            _verifiedAt = verifiedAt;
        }

        return CaseDatabase.Of(Case.Plan).Select(AskFor).FirstOrDefault(seen => seen is not null);
    }

    private MigrationException? AskFor(CaseDatabase database)
    {
        if (CarriedBackup.Taken(Case, database) is not { } backup || (!Directory.Exists(Path.GetDirectoryName(backup.Copy)) && !HasToBeHere))
        {
            return null;
        }

        var file = new FileInfo(backup.Copy);
        if (!file.Exists)
        {
            return MigrationException.Because(nameof(SR.CaseBackupNotFound), backup.Copy, backup.Copy);
        }

        var now = (file.Length, file.LastWriteTimeUtc);
        if (!_written.TryGetValue(backup.Copy, out var before))
        {
            _written.Add(backup.Copy, before = (ManifestFile.Read(ManifestFile.PathFor(backup.Copy)).Length ?? now.Length, now.LastWriteTimeUtc));
        }

        return before == now ? null : MigrationException.Because(nameof(SR.BackupNotOfCase), backup.Copy, backup.Copy, Case.Plan.Id);
    }
}
