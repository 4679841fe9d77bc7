using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Core.Tests.Servers.Settings;

/// <summary>A computer's settings in memory, as Windows keeps them: each change takes effect, and the process may end before or after any of them.</summary>
internal sealed class PlayedSettings : IMachineSettings
{
    private Guid _plan = new("381b4222-f694-41f0-9685-ff5bb260df2e");

    /// <summary>Why nothing can be asked; null where it can.</summary>
    public string? Fault { get; set; }

    public bool IsHere { get; init; } = true;

    public Dictionary<string, WindowsService> Services { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<(Guid Setting, bool OnBattery), long> Power { get; } = [];

    public IReadOnlyList<string> Tasks { get; init; } = [];

    public (string, string)? Machine { get; init; }

    public Dictionary<MachineValue, string> Values { get; } = [];

    public Dictionary<string, int> Rules { get; } = [];

    /// <summary>What a policy holds: a change of it is taken and has no effect.</summary>
    public HashSet<MachineValue> Held { get; } = [];

    /// <summary>What was done, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Called before and after each change: throws where the process ends.</summary>
    public Action Moment { get; set; } = () => { };

    public WindowsService? FindService(string name)
    {
        Require();
        return Services.TryGetValue(name, out var service) ? service : null;
    }

    public void SetStart(string name, ServiceStart start) => Change($"{name}={start}", () => Services[name] = Services[name] with { Start = start });

    public void StartService(string name, CancellationToken cancellation)
    {
        if (Services[name].Start == ServiceStart.Disabled)
        {
            throw new SettingUnavailableException("ERROR_SERVICE_DISABLED");
        }

        Change(name + "!", () => Services[name] = Services[name] with { IsRunning = true });
    }

    public Guid PowerPlan()
    {
        RequireHere();
        return _plan;
    }

    public void UsePowerPlan(Guid plan) => Change($"plan={plan}", () => _plan = plan);

    public string? ReadValue(MachineValue value)
    {
        RequireHere();
        return Values.TryGetValue(value, out var text) ? text : null;
    }

    public void WriteValue(MachineValue value, string? text) => Change($"{value}={text}", () =>
    {
        if (Held.Contains(value))
        {
            return;
        }

        if (text is null)
        {
            Values.Remove(value);
        }
        else
        {
            Values[value] = text;
        }
    });

    public bool HasFirewallRule(string name)
    {
        RequireHere();
        return Rules.ContainsKey(name);
    }

    public void AddPortRule(string name, int port) => Change($"+{name}", () => Rules.Add(name, port));

    public void AddEchoRule(string name) => Change($"+{name}", () => Rules.Add(name, 8));

    public void RemoveFirewallRule(string name) => Change($"-{name}", () => Rules.Remove(name));

    public long ReadPower(Guid plan, PowerSetting setting, bool onBattery)
    {
        RequireHere();
        return Power.TryGetValue((setting.Id, onBattery), out var value) ? value : 0;
    }

    public void WritePower(Guid plan, PowerSetting setting, bool onBattery, long value)
    {
        RequireHere();
        Change($"{(onBattery ? "dc" : "ac")}={value}", () => Power[(setting.Id, onBattery)] = value);
    }

    public IReadOnlyList<string> WakingTasks()
    {
        RequireHere();
        return Tasks;
    }

    public (string Host, string Machine)? VirtualMachine()
    {
        RequireHere();
        return Machine;
    }

    /// <summary>Everything that a change could have touched, as text.</summary>
    public string Describe() => string.Join(
        "; ",
        Services.Values.OrderBy(service => service.Name).Select(service => $"{service.Name} {service.Start} {service.IsRunning}")
            .Append(_plan.ToString())
            .Concat(Values.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"))
            .Concat(Rules.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key))
            .Concat(Power.OrderBy(one => one.Key.Setting).ThenBy(one => one.Key.OnBattery).Select(one => $"{one.Key.Setting} {one.Key.OnBattery} {one.Value}")));

    private void Change(string what, Action change)
    {
        Require();
        Moment();
        change();
        Done.Add(what);
        Moment();
    }

    private void RequireHere()
    {
        Require();
        if (!IsHere)
        {
            throw new SettingUnavailableException("elsewhere");
        }
    }

    private void Require()
    {
        if (Fault is not null)
        {
            throw new SettingUnavailableException(Fault);
        }
    }
}
