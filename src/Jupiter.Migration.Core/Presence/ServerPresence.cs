using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Presence;

/// <summary>Whether a server is switched on, and what that rests on.</summary>
public sealed class ServerPresence
{
    /// <summary>The server as it was named.</summary>
    public required string Host { get; init; }

    /// <summary>The addresses that were asked.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The finding.</summary>
    public required PresenceState State { get; init; }

    /// <summary>What the finding rests on.</summary>
    public required IReadOnlyList<PresenceSignal> Signals { get; init; }

    /// <summary>When it was observed.</summary>
    public DateTimeOffset ObservedAt { get; init; } = DateTimeOffset.Now;

    /// <summary>The signals in one line.</summary>
    internal string Evidence => string.Join("; ", Signals.Select(signal => signal.ToString()));

    /// <inheritdoc/>
    public override string ToString() => $"{Host} {State}";
}
