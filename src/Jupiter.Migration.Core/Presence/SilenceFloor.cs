using System;

namespace Jupiter.Migration.Presence;

/// <summary>How long a server has to be silent before its silence counts: longer than it would be if it were starting.</summary>
public static class SilenceFloor
{
    /// <summary>The floor where it is not known how long the server takes to start.</summary>
    public static readonly TimeSpan Unmeasured = TimeSpan.FromMinutes(10);

    /// <summary>Under no circumstances less: updates and checks of the disk make a start longer than the last one was.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    // What a computer does before its own clock runs: servers test their memory.
    private static readonly TimeSpan Firmware = TimeSpan.FromMinutes(3);

    // A database server that was there later than this was started by somebody, not with the computer.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(15);

    /// <summary>The floor of a server that was asked while it was on.</summary>
    /// <param name="sinceComputerStart">How long after its computer's start it was there; null where that is not known.</param>
    /// <returns>The floor, by that time and an allowance for the firmware.</returns>
    public static TimeSpan OfMeasured(TimeSpan? sinceComputerStart) =>
        Of(sinceComputerStart is { } measured && measured > TimeSpan.Zero && measured <= LongestStart ? measured + Firmware : null);

    /// <summary>The floor of a server.</summary>
    /// <param name="startTime">How long it took from power-on to SQL Server's answer; null where that was never measured.</param>
    /// <returns>Twice as long, and never less than five minutes; else ten minutes.</returns>
    public static TimeSpan Of(TimeSpan? startTime) =>
        startTime is not { } measured ? Unmeasured
        : measured + measured > Least ? measured + measured
        : Least;
}
