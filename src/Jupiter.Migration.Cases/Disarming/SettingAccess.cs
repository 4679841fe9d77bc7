using System;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>Reads and changes a setting that the journal names.</summary>
internal static class SettingAccess
{
    /// <summary>Name of the setting that lets timers wake a computer.</summary>
    /// <param name="plan">The power plan.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <returns>The name.</returns>
    public static string WakeTimersOf(Guid plan, bool onBattery) => MachineSetting.OfPlan(MachineSetting.WakeTimers, plan, onBattery).Name;

    /// <summary>What it is now.</summary>
    /// <param name="settings">The machine's settings.</param>
    /// <param name="change">Which one.</param>
    /// <returns>Its value; null where it is not there any more.</returns>
    /// <exception cref="SettingUnavailableException">Nobody tells.</exception>
    public static string? Read(IMachineSettings settings, SettingChange change) => Of(change).Read(settings);

    /// <summary>Sets it.</summary>
    /// <param name="settings">The machine's settings.</param>
    /// <param name="change">Which one.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SettingUnavailableException">It can't be set.</exception>
    public static void Write(IMachineSettings settings, SettingChange change, string value) => Of(change).Write(settings, value);

    /// <summary>A value as people know it.</summary>
    /// <param name="change">Of which setting.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text: of a service as services.msc has it.</returns>
    public static string Shown(SettingChange change, string value) => Of(change).Shown(value);

    /// <summary>What a person types to put a wake timer back.</summary>
    /// <param name="timer">The timer.</param>
    /// <returns>The line.</returns>
    public static string UndoingCommand(SettingChange timer) => Of(timer).PowerCommand(timer.Before);

    private static MachineSetting Of(SettingChange change) => new(change.Kind, change.Name);
}
