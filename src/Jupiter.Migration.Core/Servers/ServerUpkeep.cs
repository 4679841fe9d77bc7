using System;
using System.Collections.Generic;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers;

/// <summary>What of Windows may restart the computer in the night, or put it to sleep (clauses R2, S2). What was not told is null.</summary>
public sealed class ServerUpkeep
{
    /// <summary>What waits for a restart, as the registry calls it; empty where nothing does.</summary>
    public IReadOnlyList<string>? WaitingRestarts { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>How updates come; null where nobody set it either.</summary>
    public WindowsUpdateMode? UpdateMode { get; init; }

    /// <summary>The hours in which Windows does not restart by itself; null where none are set either.</summary>
    public ActiveHours? ActiveHours { get; init; }

    /// <summary>The power plan.</summary>
    public string? PowerPlan { get; init; }

    /// <summary>Its identifier: the names are in Windows's language.</summary>
    public Guid? PowerPlanId { get; init; }

    /// <summary>After how many idle minutes the computer sleeps or hibernates while it has mains power, the sooner of both; zero for never.</summary>
    public int? SleepsAfterMinutes { get; init; }

    /// <summary>Whether switching off only sends the kernel to sleep (HiberbootEnabled): a disk of such a computer is not to be written to elsewhere.</summary>
    public bool? HasFastStart { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", WaitingRestarts ?? []);
}
