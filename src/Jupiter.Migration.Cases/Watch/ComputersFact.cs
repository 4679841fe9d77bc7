using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>The computers of the venue are off until their turn, but for those of which somebody decided otherwise (clause R3a).</summary>
/// <param name="migration">The case.</param>
internal sealed class ComputersFact(MigrationCase migration) : WatchedFact(migration)
{
    /// <inheritdoc/>
    public override string Name => "Computers";

    /// <inheritdoc/>
    public override TimeSpan Every => TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override StepDefinition ProvedBy => StepOf(StepAction.ProveSingleServer);

    /// <inheritdoc/>
    protected override bool HasToHold => IsSwitchedOff && !IsDone(Case.Procedure.Forward.Steps.First(StepInterlock.LetsFirstTillOn).Id);

    /// <inheritdoc/>
    public override MigrationException? Ask(CancellationToken deadline)
    {
        try
        {
            new CaseComputers(Case, null, deadline).OffUntilTheirTurn();
            return null;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.ComputersAreOn))
        {
            return e;
        }
    }
}
