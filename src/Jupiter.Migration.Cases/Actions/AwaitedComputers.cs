using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// The computers that people switch off or on in a step, watched while they walk (clauses R3a, R5, R7). It only shows: whether the step is
/// done is a person's word, which the network is held against when it is given.
/// </summary>
public sealed class AwaitedComputers
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(100);

    private readonly CaseComputers _computers;
    private readonly IReadOnlyList<VenueComputer> _awaited;
    private readonly bool _areToBeOn;

    private AwaitedComputers(CaseComputers computers, IReadOnlyList<VenueComputer> awaited, bool areToBeOn) =>
        (_computers, _awaited, _areToBeOn) = (computers, awaited, areToBeOn);

    /// <summary>The computers that a step waits for.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">Name of the step.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The computers; null where the step switches none.</returns>
    public static AwaitedComputers? Of(MigrationCase migration, string step, CancellationToken cancellation)
    {
        if (migration.Current.Steps.FirstOrDefault(each => each.Id == step) is not { } definition)
        {
            return null;
        }

        var venue = migration.Plan.Venue.Computers;
        IReadOnlyList<VenueComputer> awaited = StepInterlock.LetsFirstTillOn(definition) ? [.. venue.Where(computer => computer.IsMainPos)]
            : StepInterlock.TurnsComputersOff(definition) || StepInterlock.LetsTheOthersOn(definition) ? venue
            : [];
        return awaited.Count == 0 ? null : new AwaitedComputers(
            new CaseComputers(migration, null, cancellation), awaited, !StepInterlock.TurnsComputersOff(definition));
    }

    /// <summary>Shows who is still waited for, until nobody is or the person at the terminal has had enough.</summary>
    /// <param name="observer">Told who is waited for.</param>
    /// <param name="isLeft">Whether the person wants to answer now.</param>
    /// <param name="cancellation">Stops it at once.</param>
    public void Watch(IOperationObserver observer, Func<bool> isLeft, CancellationToken cancellation)
    {
        try
        {
            var isOver = isLeft();
            while (!isOver && Missing() is { Count: > 0 } missing)
            {
                observer.Report(new OperationProgress
                {
                    Activity = _areToBeOn ? SR.ActivitySwitchingOn : SR.ActivitySwitchingOff,
                    PercentComplete = 100 * (_awaited.Count - missing.Count) / _awaited.Count,
                    Status = SR.StillWaitedFor.With(string.Join(", ", _awaited.Where(computer => missing.Contains(computer.Name)).Select(computer => computer.Awaited))),
                });
                for (var next = Deadline.In(BetweenLooks); !next.IsOver && !isOver; isOver = isLeft())
                {
                    RunClock.Current.Delay(BetweenKeys, cancellation).GetAwaiter().GetResult();
                }
            }
        }
        finally
        {
            observer.Report(new OperationProgress { Activity = _areToBeOn ? SR.ActivitySwitchingOn : SR.ActivitySwitchingOff, Completed = true });
        }
    }

    // An address that may be anybody's is no reason to go on asking for a computer to be switched on, nor to call it off.
    private IReadOnlyList<string> Missing() => _areToBeOn
        ? [.. _awaited.Select(computer => computer.Name).Except(_computers.Answering(_awaited, ComputerFinding.Somebody))]
        : _computers.Answering(_awaited, ComputerFinding.On);
}
