using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// The old databases are closed for writing until their server is switched off (clause R2): what is written there after the final backup would be
/// missing. The backup is looked at again then; it is taken anew only where it does not hold what the database holds.
/// </summary>
/// <param name="migration">The case.</param>
/// <param name="open">Opens a database server.</param>
internal sealed class LockFact(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open) : WatchedFact(migration)
{
    /// <inheritdoc/>
    public override string Name => "Lock";

    /// <inheritdoc/>
    public override TimeSpan Every => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override StepDefinition ProvedBy => StepOf(StepAction.Lock);

    /// <inheritdoc/>
    public override IEnumerable<StepDefinition> Reopens => [ProvedBy, StepOf(StepAction.Backup), StepOf(StepAction.VerifyBackup)];

    /// <inheritdoc/>
    protected override bool HasToHold => IsDone(StepOf(StepAction.VerifyBackup).Id) && !IsSwitchedOff;

    // A server that is off already is what everybody expects where all computers go off; one that is on and does not answer is not.
    /// <inheritdoc/>
    protected override string Unasked(string provedAt, string why) =>
        SR.LockUnasked.With(string.Join(", ", CaseDatabase.Of(Case.Plan).Select(database => database.Name)), Case.Plan.OldServer, provedAt, why);

    /// <inheritdoc/>
    public override MigrationException? Ask(CancellationToken deadline)
    {
        using var old = open(Case.Plan.OldServerInstance, deadline);
        return CaseDatabase.Of(Case.Plan).FirstOrDefault(database => old.FindDatabase(database.Name, deadline) is { IsLocked: false }) is { } opened
            ? MigrationException.Because(nameof(SR.OldDatabaseOpened), opened.Name, opened.Name, Case.Plan.OldServerInstance)
            : null;
    }
}
