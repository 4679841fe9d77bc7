using System;
using System.Globalization;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>Reads and changes a setting that the journal names.</summary>
internal static class SettingAccess
{
    private const string OnBattery = " DC";

    /// <summary>Name of the setting that lets timers wake a computer.</summary>
    /// <param name="plan">The power plan.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <returns>The name.</returns>
    public static string WakeTimersOf(Guid plan, bool onBattery) => plan.ToString("D") + (onBattery ? OnBattery : " AC");

    /// <summary>What it is now.</summary>
    /// <param name="settings">The machine's settings.</param>
    /// <param name="change">Which one.</param>
    /// <returns>Its value; null where it is not there any more.</returns>
    /// <exception cref="SettingUnavailableException">Nobody tells.</exception>
    public static string? Read(IMachineSettings settings, SettingChange change) => change.Kind == SettingChange.Service
        ? settings.FindService(change.Name)?.Start.ToString()
        : settings.ReadPower(PlanOf(change), PowerSetting.WakeTimers, IsOnBattery(change)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Sets it.</summary>
    /// <param name="settings">The machine's settings.</param>
    /// <param name="change">Which one.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SettingUnavailableException">It can't be set.</exception>
    public static void Write(IMachineSettings settings, SettingChange change, string value)
    {
        if (change.Kind == SettingChange.Service)
        {
            settings.SetStart(change.Name, (ServiceStart)Enum.Parse(typeof(ServiceStart), value));
        }
        else
        {
            settings.WritePower(PlanOf(change), PowerSetting.WakeTimers, IsOnBattery(change), Number(value));
        }
    }

    /// <summary>A value as people know it.</summary>
    /// <param name="change">Of which setting.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text: of a service as services.msc has it.</returns>
    public static string Shown(SettingChange change, string value) =>
        change.Kind == SettingChange.Service && Enum.TryParse<ServiceStart>(value, out var start) ? StartText.Of(start) : value;

    /// <summary>
    /// What a person types to put a wake timer back ("Powercfg command-line options" on Microsoft Learn: /setacvalueindex and /setdcvalueindex with the GUIDs
    /// of plan, subgroup and setting).
    /// </summary>
    /// <param name="timer">The timer.</param>
    /// <returns>The line.</returns>
    public static string UndoingCommand(SettingChange timer) =>
        $"powercfg /set{(IsOnBattery(timer) ? "dc" : "ac")}valueindex {PlanOf(timer):D} {PowerSetting.SleepGroup:D} {PowerSetting.WakeTimers.Id:D} {Number(timer.Before)}";

    private static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);

    private static Guid PlanOf(SettingChange change) => Guid.Parse(change.Name.Split(' ')[0]);

    private static bool IsOnBattery(SettingChange change) => change.Name.EndsWith(OnBattery, StringComparison.Ordinal);
}
