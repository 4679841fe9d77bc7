using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Presence;

/// <summary>Whether a server is switched on, and what that rests on.</summary>
public sealed class ServerPresence
{
    /// <summary>The server as it was named.</summary>
    public required string Host { get; init; }

    /// <summary>The addresses that were asked.</summary>
    public required IReadOnlyList<string> Addresses { get; init => field = Listing.Of(value); }

    /// <summary>The finding.</summary>
    public required PresenceState State { get; init; }

    /// <summary>How its absence is known; null unless it is absent. Attested is a person's word alone, with which only a named decision goes on.</summary>
    public AbsenceGrade? Absence { get; init; }

    /// <summary>Since when it has been silent; null where that was not asked, or can't be told.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>What the finding rests on.</summary>
    public required IReadOnlyList<PresenceSignal> Signals { get; init => field = Listing.Of(value); }

    /// <summary>When it was observed.</summary>
    public DateTimeOffset ObservedAt { get; init; } = RunClock.Now;

    /// <summary>The signals in one line.</summary>
    internal string Evidence => string.Join("; ", Signals.Select(signal => signal.ToString()));

    /// <summary>The same server after more was asked.</summary>
    /// <param name="state">The finding now.</param>
    /// <param name="absence">How its absence is known.</param>
    /// <param name="silentSince">Since when it has been silent.</param>
    /// <param name="signals">What was seen besides.</param>
    /// <returns>The server.</returns>
    internal ServerPresence With(PresenceState state, AbsenceGrade? absence, DateTimeOffset? silentSince, params PresenceSignal[] signals) => new()
    {
        Host = Host,
        Addresses = Addresses,
        State = state,
        Absence = absence,
        SilentSince = silentSince,
        Signals = [.. Signals, .. signals],
    };

    /// <inheritdoc/>
    public override string ToString() => Absence is { } grade ? $"{Host} {State} ({grade})" : $"{Host} {State}";
}
