using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>
/// What of this computer may end a night from within: a restart that waits, sleep, hours in which Windows restarts by itself (clauses R2, S2).
/// None of it stops a night: what is found is named, and so is what could not be read, with its reason.
/// </summary>
public static class MachineChecks
{
    private static readonly CheckDefinition Restart = CheckRegister.Find("Machine.Restart");
    private static readonly CheckDefinition Sleep = CheckRegister.Find("Machine.Sleep");
    private static readonly CheckDefinition Hours = CheckRegister.Find("Machine.ActiveHours");

    // From the lock to the last POS terminal, with room for what goes wrong.
    private static readonly TimeSpan Night = TimeSpan.FromHours(6);

    /// <summary>Asks this computer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="registry">Its registry.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="local">The moment, by its clock.</param>
    /// <returns>The results.</returns>
    public static IEnumerable<CheckResult> Of(string name, IRegistry registry, IMachineSettings settings, DateTime local) =>
    [
        Asked(Restart, name, SR.NoRestartWaits, () => PendingRestart.Of(registry) is { Count: > 0 } waiting ? (false, SR.RestartWaits.With(string.Join(", ", waiting))) : (true, SR.NoRestartWaits)),
        OfSleep(Sleep, name, settings),
        OfHours(Hours, name, () => ActiveHours.Of(registry), local),
    ];

    /// <summary>Asks whether this computer sleeps.</summary>
    /// <param name="check">The check, for one of its clauses.</param>
    /// <param name="name">Its name.</param>
    /// <param name="settings">Its settings.</param>
    /// <returns>The result.</returns>
    internal static CheckResult OfSleep(CheckDefinition check, string name, IMachineSettings settings) => Asked(check, name, SR.NeverSleeps, () => Sleeps(settings));

    /// <summary>Asks whether the active hours hold from a moment on, as long as a night is.</summary>
    /// <param name="check">The check, for one of its clauses.</param>
    /// <param name="name">Name of the computer.</param>
    /// <param name="read">Reads its active hours.</param>
    /// <param name="local">The moment, by its clock.</param>
    /// <returns>The result.</returns>
    internal static CheckResult OfHours(CheckDefinition check, string name, Func<ActiveHours?> read, DateTime local) => Asked(
        check, name, SR.ActiveHoursHold, () => read() is not { } hours ? (false, SR.NoActiveHours)
            : (hours.Hold(local, Night), hours.Hold(local, Night) ? SR.ActiveHoursHold : SR.ActiveHoursOver.With(hours)));

    private static (bool IsFine, string Found) Sleeps(IMachineSettings settings)
    {
        var plan = settings.PowerPlan();
        var seconds = new[] { PowerSetting.SleepAfter, PowerSetting.HibernateAfter }.Select(setting => settings.ReadPower(plan, setting, onBattery: false)).Where(value => value > 0).ToArray();
        return seconds.Length == 0 ? (true, SR.NeverSleeps) : (false, SR.SleepsAfter.With(seconds.Min() / 60));
    }

    private static CheckResult Asked(CheckDefinition check, string subject, string expected, Func<(bool IsFine, string Found)> ask)
    {
        try
        {
            var (isFine, found) = ask();
            return check.Result(isFine ? CheckStatus.Pass : CheckStatus.Warning, subject, expected, found);
        }
        catch (Exception e) when (e is RegistryUnreadableException or SettingUnavailableException)
        {
            return check.Result(CheckStatus.Warning, subject, expected, SR.NotKnownBecause.With(e.Message));
        }
    }
}
