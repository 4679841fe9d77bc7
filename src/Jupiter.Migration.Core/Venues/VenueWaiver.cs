using System;

namespace Jupiter.Migration.Venues;

/// <summary>A check that somebody waived for this venue, for a reason and for a time.</summary>
public sealed class VenueWaiver
{
    /// <summary>Id of the check, such as <c>Case.LeadTime</c>.</summary>
    public required string Check { get; init; }

    /// <summary>Why it need not pass.</summary>
    public required string Reason { get; init; }

    /// <summary>Name of the person who answers for it.</summary>
    public required string By { get; init; }

    /// <summary>The moment from which the waiver no longer counts.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether it counts.</summary>
    /// <param name="now">At which moment.</param>
    /// <returns>True before <see cref="Until"/>.</returns>
    public bool IsInForce(DateTimeOffset now) => now < Until;
}
