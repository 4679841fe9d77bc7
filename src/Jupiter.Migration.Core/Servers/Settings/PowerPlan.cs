using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>The power plans of this computer, by the functions of Windows ("Power Management Functions" on Microsoft Learn).</summary>
public static class PowerPlan
{
    private static readonly Guid MostSaving = new("a1841308-3541-4fab-bc81-f71556f20b4a");
    private static readonly Guid Balanced = new("381b4222-f694-41f0-9685-ff5bb260df2e");

    /// <summary>The plan that is in force.</summary>
    /// <returns>Its identifier.</returns>
    /// <exception cref="SettingUnavailableException">Windows does not tell.</exception>
    public static Guid Active() => Asked(() =>
    {
        Require(Native.PowerGetActiveScheme(IntPtr.Zero, out var plan));
        try
        {
            return Marshal.PtrToStructure<Guid>(plan);
        }
        finally
        {
            _ = Native.LocalFree(plan);
        }
    });

    /// <summary>The plan of Windows that saves no power ("Power Policy Settings": GUID_MIN_POWER_SAVINGS).</summary>
    public static Guid HighPerformance { get; } = new("8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c");

    /// <summary>Whether a plan saves power ("Power Policy Settings": GUID_MAX_POWER_SAVINGS, GUID_TYPICAL_POWER_SAVINGS).</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Whether it does; one that somebody made is his affair.</returns>
    public static bool Saves(Guid plan) => plan == MostSaving || plan == Balanced;

    /// <summary>Puts a plan in force.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="SettingUnavailableException">There is none of this identifier, or not for this account.</exception>
    public static void Use(Guid plan) => Asked(() =>
    {
        Require(Native.PowerSetActiveScheme(IntPtr.Zero, ref plan));
        return true;
    });

    /// <summary>Reads a setting.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="SettingUnavailableException">Windows does not tell.</exception>
    public static long Read(Guid plan, PowerSetting setting, bool onBattery) => Asked(() =>
    {
        var (group, id, value) = (PowerSetting.SleepGroup, setting.Id, 0u);
        Require(onBattery ? Native.PowerReadDCValueIndex(IntPtr.Zero, ref plan, ref group, ref id, out value) : Native.PowerReadACValueIndex(IntPtr.Zero, ref plan, ref group, ref id, out value));
        return (long)value;
    });

    /// <summary>Changes a setting; where the plan is in force, at once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SettingUnavailableException">Windows does not change it.</exception>
    public static void Write(Guid plan, PowerSetting setting, bool onBattery, long value) => Asked(() =>
    {
        var (group, id) = (PowerSetting.SleepGroup, setting.Id);
        Require(onBattery ? Native.PowerWriteDCValueIndex(IntPtr.Zero, ref plan, ref group, ref id, (uint)value) : Native.PowerWriteACValueIndex(IntPtr.Zero, ref plan, ref group, ref id, (uint)value));

        // "Changes to the settings for the active power scheme do not take effect until you call the PowerSetActiveScheme function."
        Require(Active() == plan ? Native.PowerSetActiveScheme(IntPtr.Zero, ref plan) : 0);
        return true;
    });

    private static T Asked<T>(Func<T> ask)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            throw new SettingUnavailableException(SR.SettingsOfWindowsOnly);
        }

        try
        {
            return ask();
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            throw new SettingUnavailableException(SR.PowerNotTold.With(e.Message), e);
        }
    }

    private static void Require(uint result)
    {
        if (result != 0)
        {
            var said = new Win32Exception((int)result);
            throw new SettingUnavailableException(SR.PowerNotTold.With(said.Message), said);
        }
    }

    private static class Native
    {
        [DllImport("powrprof.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint PowerGetActiveScheme(IntPtr root, out IntPtr plan);

        [DllImport("powrprof.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint PowerSetActiveScheme(IntPtr root, ref Guid plan);

        [DllImport("powrprof.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint PowerReadACValueIndex(IntPtr root, ref Guid plan, ref Guid group, ref Guid setting, out uint value);

        [DllImport("powrprof.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint PowerReadDCValueIndex(IntPtr root, ref Guid plan, ref Guid group, ref Guid setting, out uint value);

        [DllImport("powrprof.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint PowerWriteACValueIndex(IntPtr root, ref Guid plan, ref Guid group, ref Guid setting, uint value);

        [DllImport("powrprof.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint PowerWriteDCValueIndex(IntPtr root, ref Guid plan, ref Guid group, ref Guid setting, uint value);

        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr LocalFree(IntPtr memory);
    }
}
