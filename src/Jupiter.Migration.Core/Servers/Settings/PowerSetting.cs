using System;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>A setting of a power plan for sleep ("Sleep settings", "Power setting GUIDs" on Microsoft Learn).</summary>
public sealed class PowerSetting
{
    private PowerSetting(string id) => Id = new Guid(id);

    /// <summary>All of them are in this group.</summary>
    public static Guid SleepGroup { get; } = new("238c9fa8-0aad-41ed-83f4-97be242c8f20");

    /// <summary>After how many idle seconds the computer sleeps (STANDBYIDLE); zero for never.</summary>
    public static PowerSetting SleepAfter { get; } = new("29f6c1db-86da-48c5-9fdb-f2b67b1f44da");

    /// <summary>After how many idle seconds it hibernates (HIBERNATEIDLE); zero for never.</summary>
    public static PowerSetting HibernateAfter { get; } = new("9d7815a6-7ee4-497e-8888-515a05f02364");

    /// <summary>Whether timers may wake it (RTCWAKE): 0 none, 1 all, 2 important ones.</summary>
    public static PowerSetting WakeTimers { get; } = new("bd3b718a-0680-4d9d-8ab2-e1d2b4ac806d");

    /// <summary>Its identifier.</summary>
    public Guid Id { get; }
}
