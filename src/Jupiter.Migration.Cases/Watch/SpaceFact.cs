using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// There is room for the restored database while people are still waited for (clauses R4a, S4b). The restore asks once more itself, so nothing
/// is done again because of it: it is said early enough to make room.
/// </summary>
/// <param name="migration">The case.</param>
/// <param name="open">Opens a database server.</param>
internal sealed class SpaceFact(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open) : WatchedFact(migration)
{
    /// <inheritdoc/>
    public override string Name => "FreeSpace";

    /// <inheritdoc/>
    public override TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override StepDefinition ProvedBy => StepOf(StepAction.Restore);

    /// <inheritdoc/>
    public override IEnumerable<StepDefinition> Reopens => [];

    /// <inheritdoc/>
    protected override bool HasToHold => IsSwitchedOff && !IsDone(ProvedBy.Id);

    /// <inheritdoc/>
    public override MigrationException? Ask(CancellationToken deadline)
    {
        using var target = open(Case.Plan.NewServerInstance, deadline);
        var facts = target.GetFacts(deadline);
        try
        {
            FreeSpace.Require(facts.DefaultDataPath, facts.FreeSpaceBytes, MeasuredWork.From(Case.State.Of(StepOf(StepAction.Backup).Id).Facts)?.Length ?? 0);
            return null;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.NotEnoughSpace))
        {
            return e;
        }
    }
}
