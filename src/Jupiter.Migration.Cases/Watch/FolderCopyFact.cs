using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>The copies of the venue's folders lie where they were read through, as they were, until the disk that they come from may be wiped (clause S2).</summary>
/// <param name="migration">The case.</param>
internal sealed class FolderCopyFact(MigrationCase migration) : WatchedFact(migration)
{
    // Read once and again when it was written to: it may have lines by the hundred thousand.
    private readonly Dictionary<string, (long Length, DateTime WrittenAt, string? Sha256)> _sound = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "FolderCopy";

    /// <inheritdoc/>
    public override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override int Rounds => 2;

    /// <inheritdoc/>
    public override StepDefinition ProvedBy => StepOf(StepAction.CarryFolders);

    /// <inheritdoc/>
    protected override bool HasToHold => Case.Procedure.Forward.Find(StepAction.CarryFolders) is { } step && IsDone(step.Id) && !IsSwitchedOff;

    /// <inheritdoc/>
    public override MigrationException? Ask(CancellationToken deadline)
    {
        var proved = Case.State.Of(ProvedBy.Id).DoneAt;
        return Case.State.Folders.CopiedAt > proved
            ? MigrationException.Because(nameof(SR.FoldersCopiedSince), ProvedBy.Id, ProvedBy.Id)
            : Case.State.Folders.Copied.Values.Where(folder => folder.List is not null).Select(folder => AskFor(folder.List!, folder.Sha256)).FirstOrDefault(gone => gone is not null);
    }

    private MigrationException? AskFor(string list, string? sha256)
    {
        var file = new FileInfo(list);
        if (!file.Exists)
        {
            return MigrationException.Because(nameof(SR.FolderListNotFound), list, list);
        }

        var now = (file.Length, file.LastWriteTimeUtc, sha256);
        if (_sound.TryGetValue(list, out var before) && before == now)
        {
            return null;
        }

        if (!IsSame(list, sha256))
        {
            return MigrationException.Because(nameof(SR.FolderListNotOfCase), list, list);
        }

        _sound[list] = now;
        return null;
    }

    // A list that somebody else holds at this moment can't be asked.
    private static bool IsSame(string list, string? sha256)
    {
        try
        {
            return FolderList.Open(list).Sha256() == sha256;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.FolderListBroken))
        {
            return false;
        }
    }
}
