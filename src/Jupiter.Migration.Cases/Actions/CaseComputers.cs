using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Asks whether the computers of a case's venue are off when they have to be (clause R3a). Their cards are noted at R2, while they are
/// certainly on: by them, or by its name, each is known again.
/// </summary>
/// <param name="migration">The case.</param>
/// <param name="decidedBy">Who decides now that a computer which answers may stay on; null while nobody does.</param>
/// <param name="cancellation">Stops the asking.</param>
/// <exception cref="MigrationException">PersonUnknown.</exception>
internal sealed class CaseComputers(MigrationCase migration, string? decidedBy, CancellationToken cancellation)
{
    private readonly MigrationCase _case = migration;
    private readonly string? _decidedBy = decidedBy is null ? null : CasePerson.Find(migration.Plan, decidedBy).Name;
    private string[]? _decided;

    private CasePlan Plan => _case.Plan;

    private LineFacts Noted => _case.State.Of(_case.Procedure.Forward.Find(StepAction.CheckVenue)!.Id).Facts;

    /// <summary>Notes the cards of those that are on, and refuses when the new server is: the old one certainly is, too (clause R0).</summary>
    /// <returns>What was seen of the new server, and what later questions need to know.</returns>
    /// <exception cref="MigrationException">ComputersAreOn: the new server.</exception>
    public StepOutcome Note()
    {
        var seen = Look([.. Plan.Venue.Computers.Select(Asked), .. NewServer()]);

        // An address may have been lent anew: only who is known by name, or answers where the Jupiter program does, lends its card to the computer.
        var known = seen.Take(Plan.Venue.Computers.Count)
            .Where(computer => computer.HardwareAddress is not null && (computer.Finding == ComputerFinding.On || computer.AcceptsAtItsPort));
        return Outcome([.. seen.Skip(Plan.Venue.Computers.Count)])
            .And(new StepOutcome { Facts = [.. known.Select(computer => new ComputerCard(computer.Computer.Name, computer.HardwareAddress!.Text))] });
    }

    /// <summary>Refuses while a computer of the venue is on.</summary>
    /// <returns>The results, and who decided what.</returns>
    /// <exception cref="MigrationException">ComputersAreOn.</exception>
    public StepOutcome Off() => Outcome(Look([.. Plan.Venue.Computers.Select(Asked)]));

    /// <summary>Refuses while a computer of the venue is on, but for the main POS terminal, which is let on now.</summary>
    /// <returns>The results, and who decided what.</returns>
    /// <exception cref="MigrationException">ComputersAreOn.</exception>
    public StepOutcome OthersOff() => Outcome(Look([.. Plan.Venue.Computers.Where(computer => !computer.IsMainPos).Select(Asked)]));

    /// <summary>Refuses while a computer is on whose turn has not come: none is let on before the first POS terminal, and that one at its step.</summary>
    /// <returns>The results, and who decided what.</returns>
    /// <exception cref="MigrationException">ComputersAreOn.</exception>
    public StepOutcome OffUntilTheirTurn()
    {
        var turns = new StepTurns(_case);
        var firstOn = _case.Procedure.Forward.Steps.First(StepInterlock.LetsFirstTillOn);
        var isItsTurn = turns.Steps.Where(step => firstOn.Gates.Contains(step.Id)).All(turns.IsDone);
        return turns.IsDone(firstOn) ? new StepOutcome() : isItsTurn ? OthersOff() : Off();
    }

    /// <summary>Which of some computers answer.</summary>
    /// <param name="computers">The computers.</param>
    /// <param name="certainty">How certain it has to be that it is they.</param>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> Answering(IReadOnlyList<VenueComputer> computers, ComputerFinding certainty) =>
        Names(Look([.. computers.Select(Asked)]), certainty);

    private static string[] Names(IReadOnlyList<ComputerPresence> seen, ComputerFinding certainty) =>
        [.. seen.Where(computer => computer.Finding >= certainty).Select(computer => computer.Computer.Name)];

    private StepOutcome Outcome(IReadOnlyList<ComputerPresence> seen)
    {
        var on = Names(seen, ComputerFinding.On);

        // A decision is about what its maker could see when he made it, not about what is switched on later.
        _decided ??= on;
        var decision = _decidedBy is not null ? new ComputersDecision(_decidedBy, _decided) : Decided();
        return new StepOutcome
        {
            Checks = ComputersOffRule.Require(seen, decision?.By, name => decision?.Computers.Contains(name, StringComparer.OrdinalIgnoreCase) == true),
            Facts = on.Length > 0 ? [new ComputersDecision(decision!.By, on)] : [],
        };
    }

    private IReadOnlyList<ComputerPresence> Look(IReadOnlyList<AskedComputer> computers) =>
        ComputerObserver.OfThisComputer().LookAsync(computers, cancellation).GetAwaiter().GetResult();

    // A decision of the way forward counts for nothing on the way back.
    private ComputersDecision? Decided() =>
        _case.Current.Steps.Reverse().Select(step => ComputersDecision.From(_case.State.Of(step.Id).Facts)).FirstOrDefault(decision => decision is not null);

    private AskedComputer Asked(VenueComputer computer) => new()
    {
        Name = computer.Name,
        Host = NetworkHost.Parse(computer.Address ?? computer.Name),
        Port = computer.Port ?? VenueComputer.DefaultPort,
        HardwareAddress = ComputerCard.From(Noted, computer.Name) is { } card ? HardwareAddress.Parse(card.HardwareAddress) : null,
    };

    // The new server has the name of the old one (clause P1a), or one of its own until it is renamed.
    private IEnumerable<AskedComputer> NewServer() => Plan.Kind != MigrationKind.ServerReplacement || Plan.NewServerTakesAddress ? [] :
    [
        new AskedComputer
        {
            Name = NetworkHost.Parse(Plan.NewServer).Address is null ? Plan.NewServer! : Plan.Venue.ServerName,
            Host = NetworkHost.Parse(Plan.NewServer),
            Port = Plan.PresencePort,
        },
    ];
}
