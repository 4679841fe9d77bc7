using System;
using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>What decides whether a computer, and its database server with it, starts or wakes by itself. Every member throws <see cref="SettingUnavailableException"/> where it can't.</summary>
public interface IMachineSettings
{
    /// <summary>Whether it is this computer: of another one only services can be asked.</summary>
    bool IsHere { get; }

    /// <summary>A service.</summary>
    /// <param name="name">Its name, by which programs know it.</param>
    /// <returns>The service; null where there is none.</returns>
    WindowsService? FindService(string name);

    /// <summary>Sets when a service starts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">When.</param>
    void SetStart(string name, ServiceStart start);

    /// <summary>Starts a service and waits until it runs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    void StartService(string name, CancellationToken cancellation);

    /// <summary>The power plan that is in force.</summary>
    /// <returns>Its identifier.</returns>
    Guid PowerPlan();

    /// <summary>Puts another power plan in force.</summary>
    /// <param name="plan">The plan.</param>
    void UsePowerPlan(Guid plan);

    /// <summary>Reads a setting of a power plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <returns>Its value.</returns>
    long ReadPower(Guid plan, PowerSetting setting, bool onBattery);

    /// <summary>Changes a setting of a power plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <param name="value">The value.</param>
    void WritePower(Guid plan, PowerSetting setting, bool onBattery, long value);

    /// <summary>The scheduled tasks that may wake the computer.</summary>
    /// <returns>Their paths in the Task Scheduler.</returns>
    IReadOnlyList<string> WakingTasks();

    /// <summary>The host on which it is a virtual machine of Hyper-V.</summary>
    /// <returns>Name of the host and of the machine there; null where it is none.</returns>
    (string Host, string Machine)? VirtualMachine();

    /// <summary>Reads a setting that is a value in the registry.</summary>
    /// <param name="value">Which one.</param>
    /// <returns>The value as text; null where it is not there.</returns>
    string? ReadValue(MachineValue value);

    /// <summary>Changes a setting that is a value in the registry.</summary>
    /// <param name="value">Which one.</param>
    /// <param name="text">What it becomes; null takes it away.</param>
    void WriteValue(MachineValue value, string? text);

    /// <summary>Whether the firewall has a rule of a name, in force or not.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it has.</returns>
    bool HasFirewallRule(string name);

    /// <summary>Makes a rule that lets neighbours in to a TCP port, where the network is a domain's or private.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="port">The port.</param>
    void AddPortRule(string name, int port);

    /// <summary>Makes a rule that lets in neighbours' echo requests (ICMPv4), where the network is a domain's or private.</summary>
    /// <param name="name">Its name.</param>
    void AddEchoRule(string name);

    /// <summary>Takes a rule away.</summary>
    /// <param name="name">Its name.</param>
    void RemoveFirewallRule(string name);
}
