using System;
using Jupiter.Migration.Cases.State;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>
/// Whether the customer has accepted the work (clause O7). Silence accepts: that follows from the notice and the time, and is worked out
/// whenever somebody looks.
/// </summary>
/// <param name="Deadline">Until when a remark can be made; null while no completion notice was given.</param>
/// <param name="AcceptedAt">When the work was accepted; null while it is not.</param>
/// <param name="By">Who accepted; null for silence.</param>
/// <param name="Remark">A remark that no new completion notice has followed yet, or null.</param>
internal sealed record AcceptanceStatus(DateTimeOffset? Deadline, DateTimeOffset? AcceptedAt, AcceptanceRecord? By, AcceptanceRecord? Remark)
{
    /// <summary>The step at which the customer is told that the work is complete.</summary>
    public const string NoticeStep = "O7";

    /// <summary>Whether the work is accepted.</summary>
    public bool IsAccepted => AcceptedAt is not null;

    /// <summary>Whether nobody said anything in time.</summary>
    public bool IsBySilence => IsAccepted && By is null;

    /// <summary>Works it out for the time of the case.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The status.</returns>
    public static AcceptanceStatus Of(MigrationCase migration)
    {
        var state = migration.State;
        if (state.Of(NoticeStep).DoneAt is not { } notice)
        {
            return new AcceptanceStatus(null, null, null, state.Remark);
        }

        var deadline = AcceptanceDeadline.Of(notice);
        return state.Acceptance is { } accepted ? new AcceptanceStatus(deadline, accepted.At, accepted, null)
            : migration.Now >= deadline ? new AcceptanceStatus(deadline, deadline, null, null)
            : new AcceptanceStatus(deadline, null, null, null);
    }
}
