using System;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>
/// For how long a port has had no link, by sysUpTime and ifLastChange of the switch (RFC 2863, RFC 3418). The port had link when the place
/// was noted, so that it lost it after that: a switch that says something else does not keep ifLastChange, as cheap ones do not.
/// </summary>
internal static class LinkLoss
{
    private const double TicksPerSecond = 100;

    // The clocks of two computers and of a switch differ; nothing of a night is decided by minutes here.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private const double Drift = 0.01;

    // From here on sysUpTime has begun anew, and one can't tell how often.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(490);

    /// <summary>Works it out.</summary>
    /// <param name="upThen">How long the switch had run when the place was noted.</param>
    /// <param name="elapsed">How long ago that was.</param>
    /// <param name="upNow">How long it has run now.</param>
    /// <param name="lastChange">When the port changed, by the same count; null where the switch does not say.</param>
    /// <returns>How long, or why that can't be told.</returns>
    public static (TimeSpan? Lasted, LinkDoubt Doubt) Of(uint upThen, TimeSpan elapsed, uint upNow, uint? lastChange)
    {
        if (lastChange is not { } changed)
        {
            return (null, LinkDoubt.NotKept);
        }

        // All differences are taken in the arithmetic of 32 bits, in which a count that began anew is right again.
        var ran = unchecked(upNow - upThen);
        var expected = elapsed.TotalSeconds * TicksPerSecond;
        var tolerated = (Tolerance.TotalSeconds * TicksPerSecond) + (Drift * Math.Abs(expected));
        var isSameRun = elapsed < Longest && Math.Abs(ran - expected) <= tolerated;
        if (!isSameRun)
        {
            return (null, upNow < upThen ? LinkDoubt.Restarted : LinkDoubt.ClocksDiffer);
        }

        var changedAfter = unchecked(changed - upThen);
        return changedAfter == 0 || changedAfter > ran
            ? (null, LinkDoubt.NotKept)
            : (TimeSpan.FromSeconds(unchecked(upNow - changed) / TicksPerSecond), LinkDoubt.None);
    }
}
