using System;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>Until when the customer accepts the work or remarks on it (clause O7).</summary>
internal static class AcceptanceDeadline
{
    private const int Hours = 12;

    /// <summary>The moment at which the work counts as accepted if nothing was remarked on before.</summary>
    /// <param name="noticeAt">When the customer was told that the work is complete.</param>
    /// <returns>Exactly twelve hours later, whatever the clocks of a zone do meanwhile; with the offset of the notice.</returns>
    public static DateTimeOffset Of(DateTimeOffset noticeAt) => noticeAt.AddHours(Hours);
}
