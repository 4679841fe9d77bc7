using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>The settings of a computer with Windows.</summary>
/// <param name="computer">Name or address of the computer; null for this one.</param>
public sealed class WindowsSettings(string? computer) : IMachineSettings
{
    // What the host tells a machine of itself ("Hyper-V Data Exchange Service (KVP)" on Microsoft Learn).
    private const string Guest = @"SOFTWARE\Microsoft\Virtual Machine\Guest\Parameters";

    private readonly ServiceManager _services = new(computer);

    /// <inheritdoc/>
    public bool IsHere => computer is null;

    /// <inheritdoc/>
    public WindowsService? FindService(string name) => _services.Find(name);

    /// <inheritdoc/>
    public void SetStart(string name, ServiceStart start) => _services.SetStart(name, start);

    /// <inheritdoc/>
    public void StartService(string name, CancellationToken cancellation) => _services.Start(name, cancellation);

    /// <inheritdoc/>
    public Guid PowerPlan()
    {
        RequireHere();
        return Settings.PowerPlan.Active();
    }

    /// <inheritdoc/>
    public void UsePowerPlan(Guid plan)
    {
        RequireHere();
        Settings.PowerPlan.Use(plan);
    }

    /// <inheritdoc/>
    public long ReadPower(Guid plan, PowerSetting setting, bool onBattery)
    {
        RequireHere();
        return Settings.PowerPlan.Read(plan, setting, onBattery);
    }

    /// <inheritdoc/>
    public void WritePower(Guid plan, PowerSetting setting, bool onBattery, long value)
    {
        RequireHere();
        Settings.PowerPlan.Write(plan, setting, onBattery, value);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> WakingTasks()
    {
        RequireHere();
        var (code, said) = new SystemProgram(Path.Combine(Environment.SystemDirectory, "schtasks.exe")).Listen("/Query", "/XML", "ONE");
        return code == 0 && said.Trim().Length > 0 ? Settings.WakingTasks.Of(said) : throw new SettingUnavailableException(SR.TasksNotTold.With(code));
    }

    /// <inheritdoc/>
    public (string Host, string Machine)? VirtualMachine()
    {
        RequireHere();
        try
        {
            var guest = new WindowsRegistry().Read(RegistryHive.LocalMachine, Guest, is32Bit: false);
            return guest?.Text("HostName") is { Length: > 0 } host ? (PrintableText.Of(host), PrintableText.Of(guest.Text("VirtualMachineName") ?? "")) : null;
        }
        catch (RegistryUnreadableException e)
        {
            throw new SettingUnavailableException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public string? ReadValue(MachineValue value)
    {
        RequireHere();
        return value.Read();
    }

    /// <inheritdoc/>
    public void WriteValue(MachineValue value, string? text)
    {
        RequireHere();
        value.Write(text);
    }

    /// <inheritdoc/>
    public bool HasFirewallRule(string name)
    {
        RequireHere();
        return FirewallRules.Has(name);
    }

    /// <inheritdoc/>
    public void AddPortRule(string name, int port)
    {
        RequireHere();
        FirewallRules.AddPort(name, port);
    }

    /// <inheritdoc/>
    public void AddEchoRule(string name)
    {
        RequireHere();
        FirewallRules.AddEcho(name);
    }

    /// <inheritdoc/>
    public void RemoveFirewallRule(string name)
    {
        RequireHere();
        FirewallRules.Remove(name);
    }

    private void RequireHere()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            throw new SettingUnavailableException(SR.SettingsOfWindowsOnly);
        }

        if (!IsHere)
        {
            throw new SettingUnavailableException(SR.SettingsOfThisComputerOnly.With(computer));
        }
    }
}
