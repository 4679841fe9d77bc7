using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>The copies of the venue's folders lie where they were read through, until the disk that they come from may be wiped (clause S2).</summary>
/// <param name="migration">The case.</param>
internal sealed class FolderCopyFact(MigrationCase migration) : WatchedFact(migration)
{
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
    public override MigrationException? Ask(CancellationToken deadline) =>
        Case.State.Folders.Values.Select(folder => folder.List).OfType<string>().FirstOrDefault(list => !File.Exists(list)) is { } gone ? MigrationException.Because(nameof(SR.FolderListNotFound), gone, gone) : null;
}
