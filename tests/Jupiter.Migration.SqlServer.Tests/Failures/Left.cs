using System;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>What a failure leaves on the server and in the folder of backups.</summary>
internal enum Left
{
    /// <summary>Everything as it was.</summary>
    Nothing,

    /// <summary>The record of a lock, from which Unlock puts everything back.</summary>
    Record,

    /// <summary>The proved copy, which the next run finds and finishes with.</summary>
    Copy,
}

internal static class LeftExtensions
{
    public static string Words(this Left left) => left switch
    {
        Left.Nothing => "nothing",
        Left.Record => "the record of the lock: `Unlock-JupiterDatabase` puts everything back",
        Left.Copy => "the proved copy: `Restore-JupiterDatabase` again finds it and finishes",
        _ => throw new ArgumentOutOfRangeException(nameof(left)),
    };
}
