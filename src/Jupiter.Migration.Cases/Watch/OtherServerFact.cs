using System;
using System.Threading;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>The old server is off, from R3a until the completion notice (clause R0).</summary>
/// <param name="migration">The case.</param>
/// <param name="observer">Told of progress.</param>
internal sealed class OtherServerFact(MigrationCase migration, IOperationObserver observer) : WatchedFact(migration)
{
    private ServerLookout? _lookout;

    /// <inheritdoc/>
    public override string Name => "OtherServer";

    /// <inheritdoc/>
    public override TimeSpan Every => ServerLookout.Every;

    /// <inheritdoc/>
    public override bool EndsWaiting => true;

    /// <inheritdoc/>
    public override StepDefinition ProvedBy => StepOf(StepAction.ProveSingleServer);

    /// <inheritdoc/>
    protected override bool HasToHold => Case.Plan.Kind == MigrationKind.ServerReplacement && IsSwitchedOff && !IsDone(AcceptanceStatus.NoticeStep);

    /// <inheritdoc/>
    public override MigrationException? Ask(CancellationToken deadline)
    {
        _lookout ??= new CasePresence(Case, null, observer, CancellationToken.None).LookoutForOld();
        return _lookout.LookAsync(deadline).GetAwaiter().GetResult() is { } seen ? PresenceErrors.OldIsOn(seen, []) : null;
    }
}
