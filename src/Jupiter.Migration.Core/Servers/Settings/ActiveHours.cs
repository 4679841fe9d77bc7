using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>The hours in which Windows does not restart by itself to finish updates ("Manage device restarts after updates" on Microsoft Learn).</summary>
/// <param name="Starts">The hour at which they begin.</param>
/// <param name="Ends">The hour at which they end; before the other one where they go over midnight.</param>
public sealed record ActiveHours(int Starts, int Ends)
{
    private const string Policy = @"SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate";
    private const string Settings = @"SOFTWARE\Microsoft\WindowsUpdate\UX\Settings";
    /// <summary>The build of version 1607: Windows before it has none.</summary>
    internal const int FirstBuild = 14393;

    /// <summary>When the night begins in which nothing may restart.</summary>
    internal static DateTime Night { get; } = new(2000, 1, 1, 23, 0, 0, DateTimeKind.Unspecified);

    private const string Start = "ActiveHoursStart";
    private const string End = "ActiveHoursEnd";

    /// <summary>Reads them; a policy goes before what people set.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The hours; null where none are set, as on every Windows before 10.</returns>
    /// <exception cref="RegistryUnreadableException">It does not tell.</exception>
    public static ActiveHours? Of(IRegistry registry)
    {
        var policy = registry.Read(RegistryHive.LocalMachine, Policy, is32Bit: false);
        return (policy?.Number("SetActiveHours") == 1 ? Of(policy) : null) ?? Of(registry.Read(RegistryHive.LocalMachine, Settings, is32Bit: false));
    }

    /// <summary>Whether they hold from a moment on.</summary>
    /// <param name="local">The moment, by the clock of the computer.</param>
    /// <param name="lasts">How long they have to.</param>
    /// <returns>Whether they do.</returns>
    public bool Hold(DateTime local, TimeSpan lasts) => Enumerable.Range(0, (int)Math.Ceiling(lasts.TotalHours) + 1).All(hour => HoldAt(local.AddHours(hour)));

    private bool HoldAt(DateTime local) => Starts <= Ends ? local.Hour >= Starts && local.Hour < Ends : local.Hour >= Starts || local.Hour < Ends;

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:00}:00-{1:00}:00", Starts, Ends);

    private static ActiveHours? Of(RegistryKey? key) =>
        key?.Number(Start) is >= 0 and < 24 and var start && key.Number(End) is >= 0 and < 24 and var end ? new((int)start, (int)end) : null;
}
