using System;
using System.Linq;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches;

/// <summary>One look of a watch, a line of its log. Only Present says anything: a server that is silent may be on (clause R0).</summary>
public sealed class WatchLook
{
    private const int LongestEvidence = 1000;

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The computer that looked.</summary>
    public required string Computer { get; init; }

    /// <summary>What it found.</summary>
    [JsonConverter(typeof(EnumText<PresenceState>))]
    public required PresenceState State { get; init; }

    /// <summary>What that rests on.</summary>
    public required string Evidence { get; init; }

    /// <summary>The line of a finding.</summary>
    /// <param name="seen">The finding.</param>
    /// <returns>The line, with the signals that make the finding and no more of them than one can read.</returns>
    public static WatchLook Of(ServerPresence seen)
    {
        var evidence = string.Join("; ", seen.Signals.Where(signal => signal.Finding == seen.State || seen.State != PresenceState.Present));
        return new WatchLook
        {
            At = seen.ObservedAt,
            Computer = Environment.MachineName,
            State = seen.State,
            Evidence = evidence.Length <= LongestEvidence ? evidence : evidence.Substring(0, LongestEvidence),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{At:O} {State} ({PrintableText.Of(Computer)}): {PrintableText.Of(Evidence)}";
}
