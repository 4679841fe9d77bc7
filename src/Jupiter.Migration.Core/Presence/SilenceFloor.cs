using System;

namespace Jupiter.Migration.Presence;

/// <summary>How long a server has to be silent before its silence counts: longer than it would be if it were starting.</summary>
internal static class SilenceFloor
{
    /// <summary>The floor where it is not known how long the server takes to start.</summary>
    public static readonly TimeSpan Unmeasured = TimeSpan.FromMinutes(10);

    /// <summary>Under no circumstances less: updates and checks of the disk make a start longer than the last one was.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <summary>The floor of a server.</summary>
    /// <param name="startTime">How long it took from power-on to SQL Server's answer; null where that was never measured.</param>
    /// <returns>Twice as long, and never less than five minutes; else ten minutes.</returns>
    public static TimeSpan Of(TimeSpan? startTime) =>
        startTime is not { } measured ? Unmeasured
        : measured + measured > Least ? measured + measured
        : Least;
}
