using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;

namespace Jupiter.Migration.Cases.Forecasts;

/// <summary>What the way back took when a venue was led back before (clause R9), read off the journal of that night.</summary>
public static class WayBackMeasurement
{
    /// <summary>The minutes of each step, the waiting before it included.</summary>
    /// <param name="earlier">The case that was led back, at least for a part of the way.</param>
    /// <param name="kind">What is planned now.</param>
    /// <param name="venue">Name of the venue that it is planned for: how long people take elsewhere says nothing of it.</param>
    /// <returns>Whole minutes by the ids of steps, rounded up, at most those of a week; null where there was no such way back.</returns>
    public static IReadOnlyDictionary<string, int>? Of(MigrationCase earlier, MigrationKind kind, string venue)
    {
        if (earlier.State.Rollback is not { } back || earlier.Plan.Kind != kind || earlier.Plan.Venue.Name != venue)
        {
            return null;
        }

        var minutes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var from = back.At;
        foreach (var (id, at) in back.Steps.Select(id => (id, earlier.State.Of(id).DoneAt)).Where(step => step.DoneAt is not null).OrderBy(step => step.DoneAt))
        {
            minutes[id] = (int)Math.Max(0, Math.Min(Math.Ceiling((at!.Value - from).TotalMinutes), CasePlan.LongestWayBackMinutes));
            from = at.Value;
        }

        return minutes.Count > 0 ? minutes : null;
    }
}
