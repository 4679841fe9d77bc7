using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
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
    private CancellationTokenSource? _waiting;
    private WatchedFact? _endedBy;
    private MigrationException? _ended;
    private MigrationException? _broken;

    /// <summary>Begins to watch.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="facts">What is watched.</param>
    internal CaseWatch(MigrationCase migration, Func<WatchVoice, IEnumerable<WatchedFact>> facts)
    {
        _case = migration;
        _rounds = [.. facts(_voice).Select(fact => Task.Run(() => WatchAsync(fact)))];
    }

    /// <summary>How often anything became known to be gone. Whoever waits for a person looks whether it changed.</summary>
    public int Changes { get; private set; }

    /// <summary>Begins to watch. It asks only while something has to hold.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="open">Opens a database server.</param>
    /// <returns>The watch; the caller ends it before the case is closed.</returns>
    public static CaseWatch Begin(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open) =>
        new(migration, voice => Facts(migration, open, voice));

    /// <summary>All that is watched.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="open">Opens a database server.</param>
    /// <param name="observer">Told of progress.</param>
    /// <returns>The facts.</returns>
    internal static IReadOnlyList<WatchedFact> Facts(MigrationCase migration, Func<string, CancellationToken, IDatabaseInstance> open, IOperationObserver observer) =>
    [
        new OtherServerFact(migration, observer), new ComputersFact(migration), new SecondCopyFact(migration), new FolderCopyFact(migration), new LockFact(migration, open),
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
        using var waiting = new CancellationTokenSource();
        lock (_gate)
        {
            // It may have been seen since the step had its turn.
            RequireAwake();
            if (_endedBy is { } fact && _case.State.Of(fact.ProvedBy.Id).GoneAt is not null)
            {
                throw _ended!;
            }

            (_waiting, _endedBy, _ended) = (waiting, null, null);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, waiting.Token);
        try
        {
            return work(either.Token);
        }
        catch (OperationCanceledException) when ((_broken ?? _ended) is not null && !cancellation.IsCancellationRequested)
        {
            throw (_broken ?? _ended)!;
        }
        finally
        {
            lock (_gate)
            {
                _waiting = null;
            }
        }
    }

    /// <summary>Refuses to go on where the watch itself broke off: who believes that somebody watches is worse off than who knows that nobody does.</summary>
    /// <exception cref="MigrationException">Why it broke off.</exception>
    public void RequireAwake()
    {
        if (_broken is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Ends it. Nothing is written afterwards; what was seen and not heard is told to whoever is spoken to then.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            _stop.Cancel();
        }

        // A question that can't be stopped is left alone.
        if (Task.WaitAny(Task.WhenAll(_rounds), Task.Delay(PatienceAtTheEnd)) == 0)
        {
            _stop.Dispose();
        }
    }

    private async Task WatchAsync(WatchedFact fact)
    {
        try
        {
            await AskOnAsync(fact).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, nobody watches any more, and whoever waits has to know.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Break(fact, e);
        }
    }

    private async Task AskOnAsync(WatchedFact fact)
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
        catch (Exception e) when (WatchedFact.CantBeAsked(e))
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

            var message = fact.Tell(seen);
            try
            {
                fact.Lose(seen);
                _gone[fact.Name] = _case.State.Last!.At;
            }
            finally
            {
                // Said also where the disk of the journal is full.
                Changes++;
                _voice.Warn(message);
                if (fact.EndsWaiting)
                {
                    (_endedBy, _ended) = (fact, seen);
                    _waiting?.Cancel();
                }
            }
        }
    }

    private void Break(WatchedFact fact, Exception failure)
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            _broken ??= failure as MigrationException ?? MigrationException.Because(nameof(SR.WatchBrokeOff), fact.Name, failure, fact.Name, failure.Message);
            Changes++;
            _voice.Warn(_broken.Message);
            _waiting?.Cancel();
        }
    }

    // It is said once, until it is proved again.
    private bool IsKnown(WatchedFact fact)
    {
        var proof = _case.State.Of(fact.ProvedBy.Id);
        return proof.GoneAt is not null || (_gone.TryGetValue(fact.Name, out var at) && !(proof.DoneAt > at));
    }
}
