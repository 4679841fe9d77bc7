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
            return IsDone(ProvedBy.Id) && CopyDecision.From(Proof) is null && !IsDone(restore) && !Case.State.Of(restore).IsInterrupted;
        }
    }

    private LineFacts Proof => Case.State.Of(ProvedBy.Id).Facts;

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

        try
        {
            return CaseDatabase.Of(Case.Plan).Select(AskFor).FirstOrDefault(seen => seen is not null);
        }
        catch (MigrationException e)
        {
            // A copy whose manifest is gone or can't be read is none that the case restores.
            return e;
        }
    }

    private MigrationException? AskFor(CaseDatabase database)
    {
        var path = FoundBackup.From(OtherDatabaseFact.From(database.Other?.Name, Proof))?.Path ?? CarriedBackup.Taken(Case, database)?.Copy;
        if (path is null || (!Directory.Exists(Path.GetDirectoryName(path)) && !HasToBeHere))
        {
            return null;
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return MigrationException.Because(nameof(SR.CaseBackupNotFound), path, path);
        }

        var now = (file.Length, file.LastWriteTimeUtc);
        if (!_written.TryGetValue(path, out var before))
        {
            _written.Add(path, before = (ManifestFile.Read(ManifestFile.PathFor(path)).Length ?? now.Length, now.LastWriteTimeUtc));
        }

        return before == now ? null : MigrationException.Because(nameof(SR.BackupNotOfCase), path, path, Case.Plan.Id);
    }
}
