using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>
/// A setting of Windows that is a value in the registry. There are these and no others: a file that tells what to put back can't name a place of its own.
/// Written by reg.exe ("reg add", "reg delete" on Microsoft Learn), since what reads the registry here writes nothing.
/// </summary>
public sealed class MachineValue
{
    private const string Updates = @"SOFTWARE\Microsoft\WindowsUpdate\UX\Settings";
    private const string Time = @"SYSTEM\CurrentControlSet\Services\W32Time\Parameters";
    private readonly string _path;
    private readonly string _name;
    private readonly bool _isNumber;

    private MachineValue(string path, string name, bool isNumber) => (_path, _name, _isNumber) = (path, name, isNumber);

    /// <summary>The hour at which the active hours begin ("Manage device restarts after updates" on Microsoft Learn).</summary>
    public static MachineValue ActiveHoursStart { get; } = new(Updates, "ActiveHoursStart", isNumber: true);

    /// <summary>The hour at which they end.</summary>
    public static MachineValue ActiveHoursEnd { get; } = new(Updates, "ActiveHoursEnd", isNumber: true);

    /// <summary>Where the time comes from: NoSync, NTP, NT5DS, AllSync ("Windows Time service tools and settings" on Microsoft Learn, Type).</summary>
    public static MachineValue TimeSource { get; } = new(Time, "Type", isNumber: false);

    /// <summary>The servers that tell the time (NtpServer on the same page).</summary>
    public static MachineValue TimeServers { get; } = new(Time, "NtpServer", isNumber: false);

    /// <summary>Reads it.</summary>
    /// <param name="registry">The registry; null for that of this computer.</param>
    /// <returns>The value as text; null where it is not there, or of another kind.</returns>
    /// <exception cref="SettingUnavailableException">It can't be read.</exception>
    internal string? Read(IRegistry? registry = null)
    {
        try
        {
            var key = (registry ?? new WindowsRegistry()).Read(RegistryHive.LocalMachine, _path, is32Bit: false);
            return _isNumber ? key?.Number(_name)?.ToString(CultureInfo.InvariantCulture) : key?.Text(_name);
        }
        catch (RegistryUnreadableException e)
        {
            throw new SettingUnavailableException(e.Message, e);
        }
    }

    /// <summary>Whether it can have a value.</summary>
    /// <param name="text">The value as text.</param>
    /// <returns>Whether it can.</returns>
    internal bool Accepts(string text) => _isNumber
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
        : PrintableText.Passes(text, PrintableText.LongestText) && text.All(sign => sign is not ('"' or '\\'));

    /// <summary>Changes it on this computer.</summary>
    /// <param name="text">What it becomes; null takes it away.</param>
    /// <exception cref="SettingUnavailableException">It can't be changed.</exception>
    internal void Write(string? text)
    {
        var view = Environment.Is64BitOperatingSystem ? "/reg:64" : "/reg:32";
        var (code, said) = text is null
            ? Run("reg.exe", "delete", @"HKLM\" + _path, "/v", _name, "/f", view)
            : Run("reg.exe", "add", @"HKLM\" + _path, "/v", _name, "/t", _isNumber ? "REG_DWORD" : "REG_SZ", "/d", text, "/f", view);
        if (code != 0)
        {
            throw new SettingUnavailableException(SR.ValueNotSet.With(_name, PrintableText.Of(said.Trim())));
        }

        // A service that does not run reads it when it starts.
        if (_path == Time)
        {
            _ = Run("w32tm.exe", "/config", "/update");
        }
    }

    private static (int Code, string Said) Run(string program, params string[] arguments) =>
        new SystemProgram(Path.Combine(Environment.SystemDirectory, program)).TryRun(arguments);

    /// <inheritdoc/>
    public override string ToString() => _name;
}
