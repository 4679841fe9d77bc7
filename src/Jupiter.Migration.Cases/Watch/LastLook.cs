using System;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// What the watch asks now and then is asked once more in the moment before it can't be had again: the old server goes off, or its disk is wiped
/// (clauses R3a, S3a).
/// </summary>
/// <param name="migration">The case.</param>
/// <param name="step">The step that people do.</param>
/// <param name="observer">Told of what is gone, and of what can't be asked.</param>
/// <param name="cancellation">Stops the questions.</param>
internal sealed class LastLook(MigrationCase migration, StepDefinition step, IOperationObserver observer, CancellationToken cancellation)
{
    /// <summary>Refuses a word while what has to hold does not; the journal keeps what was seen as the watch writes it, and that the word was said.</summary>
    /// <param name="by">Whose word it is.</param>
    /// <param name="fact">What has to hold.</param>
    /// <exception cref="MigrationException">ProvedFactGone.</exception>
    public void Require(string by, WatchedFact fact)
    {
        if (IsLost(fact))
        {
            NetworkObjection.Ask(migration, step, by, () =>
            {
                new StepTurns(migration).Require(step);
                return true;
            });
        }
    }

    /// <summary>Asks, and writes down what is gone.</summary>
    /// <param name="fact">What has to hold.</param>
    /// <returns>Whether it is gone. What can't be asked is not.</returns>
    public bool IsLost(WatchedFact fact)
    {
        if (!fact.IsWatched)
        {
            return false;
        }

        using var deadline = cancellation.Within(fact.Patience);
        try
        {
            if (fact.Ask(deadline.Token) is not { } seen || fact.Lose(seen) is not { } message)
            {
                return false;
            }

            observer.Warn(message);
            return true;
        }
        catch (Exception e) when (WatchedFact.CantBeAsked(e) && !cancellation.IsCancellationRequested)
        {
            observer.Warn(fact.TellUnasked(e is OperationCanceledException ? SR.CimTimedOut + "." : e.Message));
            return false;
        }
    }
}
