using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// Asks again, beside whatever is at work or waited for, whether what was proved still holds (clauses R0, R2, R3a). A fact that is gone is
/// written into the journal once: its steps are to be done again, and what rests on them waits. What is at work goes on; before it does what
/// can't be taken back it asks by itself.
/// </summary>
public sealed class CaseWatch : IDisposable
{
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private readonly MigrationCase _case;
    private readonly object _gate = new();
    private readonly WatchVoice _voice = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _gone = new(StringComparer.Ordinal);
    private readonly (CultureInfo Culture, CultureInfo Texts) _languages = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
    private readonly Task[] _rounds;
    private CancellationTokenSource _waiting = new();
    private MigrationException? _ended;

    private CaseWatch(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open)
    {
        _case = migration;
        _rounds = [.. Facts(migration, open, _voice).Select(fact => Task.Run(() => WatchAsync(fact)))];
    }

    /// <summary>How often anything became known to be gone. Whoever waits for a person looks whether it changed.</summary>
    public int Changes { get; private set; }

    /// <summary>Begins to watch. It asks only while something has to hold.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="open">Opens a database server.</param>
    /// <returns>The watch; the caller ends it before the case is closed.</returns>
    public static CaseWatch Begin(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open) => new(migration, open);

    /// <summary>All that is watched.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="open">Opens a database server.</param>
    /// <param name="observer">Told of progress.</param>
    /// <returns>The facts.</returns>
    internal static IReadOnlyList<WatchedFact> Facts(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open, IOperationObserver observer) =>
    [
        new OtherServerFact(migration, observer), new ComputersFact(migration), new SecondCopyFact(migration), new LockFact(migration, open),
        new SpaceFact(migration, open),
    ];

    /// <summary>Tells somebody what was seen, from now on and until nobody listens.</summary>
    /// <param name="observer">Who listens; null for nobody.</param>
    public void SpeakTo(IOperationObserver? observer) => _voice.SpeakTo(observer);

    /// <summary>Does work that only looks and waits; it ends at once when nobody may be waited for any more.</summary>
    /// <typeparam name="T">What the work brings.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What it brought.</returns>
    /// <exception cref="MigrationException">What ended it.</exception>
    public T UntilGone<T>(Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        CancellationToken waiting;
        lock (_gate)
        {
            (_waiting, _ended) = (new CancellationTokenSource(), null);
            waiting = _waiting.Token;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, waiting);
        try
        {
            return work(either.Token);
        }
        catch (OperationCanceledException) when (_ended is not null && !cancellation.IsCancellationRequested)
        {
            throw _ended;
        }
    }

    /// <summary>Refuses to go on where the watch itself broke off: who believes that somebody watches is worse off than who knows that nobody does.</summary>
    public void RequireAwake() => _rounds.Select(round => round.Exception?.InnerException).OfType<Exception>().ToList().ForEach(failure => ExceptionDispatchInfo.Capture(failure).Throw());

    /// <summary>Ends it. Nothing is written afterwards.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stop.Cancel();
        }

        // A question that can't be stopped is left alone.
        Task.WaitAny(Task.WhenAll(_rounds), Task.Delay(PatienceAtTheEnd));
    }

    private async Task WatchAsync(WatchedFact fact)
    {
        // Whoever begins has just asked, or asks before he does anything.
        var rounds = 0;
        while (await PauseAsync(fact.Every).ConfigureAwait(false))
        {
            if (fact.IsWatched && !IsKnown(fact))
            {
                var seen = Ask(fact);
                rounds = seen is null ? 0 : rounds + 1;
                if (seen is not null && rounds >= fact.Rounds)
                {
                    Lose(fact, seen);
                    rounds = 0;
                }
            }
        }
    }

    private async Task<bool> PauseAsync(TimeSpan time)
    {
        try
        {
            await RunClock.Current.Delay(time, _stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private MigrationException? Ask(WatchedFact fact)
    {
        // powershell.exe runs .NET Framework as of 4.0, where a new thread does not take over the languages of the one that starts it.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _languages;
        using var deadline = _stop.Token.Within(fact.Patience);
        try
        {
            return fact.Ask(deadline.Token);
        }
        catch (Exception e) when (e is MigrationException or OperationCanceledException or System.IO.IOException or UnauthorizedAccessException)
        {
            // What can't be asked is not gone.
            return null;
        }
    }

    private void Lose(WatchedFact fact, MigrationException seen)
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested || !fact.IsWatched)
            {
                return;
            }

            var reopened = fact.Reopens.Where(step => _case.State.Of(step.Id).DoneAt is not null).ToArray();
            var message = reopened.Select(step => _case.State.Of(step.Id).DoneAt).Min() is { } provedAt
                ? SR.ProvedAndGone.With(CaseTime.Local(provedAt, _case.Plan.Venue), CaseTime.Local(_case.Now, _case.Plan.Venue), seen.Message)
                : SR.SeenByWatch.With(CaseTime.Local(_case.Now, _case.Plan.Venue), seen.Message);
            _case.Record(fact.ProvedBy.Id, CaseEvents.Gone, [new LostFact(fact.Name, seen.ErrorId, message, [.. reopened.Select(step => step.Id)])]);
            _gone[fact.Name] = _case.State.Last!.At;
            Changes++;
            _voice.Warn(message);
            if (fact.EndsWaiting)
            {
                _ended = seen;
                _waiting.Cancel();
            }
        }
    }

    // It is said once, until it is proved again.
    private bool IsKnown(WatchedFact fact)
    {
        var proof = _case.State.Of(fact.ProvedBy.Id);
        return proof.GoneAt is not null || (_gone.TryGetValue(fact.Name, out var at) && !(proof.DoneAt > at));
    }
}
