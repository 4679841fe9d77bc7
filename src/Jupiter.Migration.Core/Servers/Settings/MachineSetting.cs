using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>A setting of a computer as it is written down: what it takes to read it, to change it and to put it back.</summary>
/// <param name="Kind">What kind of setting; one of the constants.</param>
/// <param name="Name">Which one, as the system knows it: a service, a power plan with AC or DC, a rule of the firewall. Empty where there is only one.</param>
public sealed record MachineSetting(string Kind, string Name)
{
    /// <summary>When a service starts.</summary>
    public const string Service = "service";

    /// <summary>Whether timers may wake the computer, in one power plan.</summary>
    public const string WakeTimers = "wakeTimers";

    /// <summary>After how many idle seconds it sleeps, in one power plan.</summary>
    public const string SleepAfter = "sleepAfter";

    /// <summary>After how many idle seconds it hibernates, in one power plan.</summary>
    public const string HibernateAfter = "hibernateAfter";

    /// <summary>The power plan that is in force.</summary>
    public const string Plan = "powerPlan";

    /// <summary>The hour at which the active hours begin.</summary>
    public const string ActiveHoursStart = "activeHoursStart";

    /// <summary>The hour at which they end.</summary>
    public const string ActiveHoursEnd = "activeHoursEnd";

    /// <summary>Where the time comes from.</summary>
    public const string TimeSource = "timeSource";

    /// <summary>The servers that tell the time.</summary>
    public const string TimeServers = "timeServers";

    /// <summary>A rule that lets neighbours in to a TCP port; the port is its value.</summary>
    public const string FirewallRule = "firewallRule";

    /// <summary>A rule that lets in neighbours' echo requests; their type is its value.</summary>
    public const string EchoRule = "echoRule";

    /// <summary>The type of an echo request (RFC 792).</summary>
    public const string EchoType = "8";

    // "The maximum string length is 256 characters" (CreateServiceW).
    private const int LongestName = 256;

    private const string OnBattery = " DC";
    private const string OnMains = " AC";

    // No rule of another name is ever taken away.
    private const string RulePrefix = "Jupiter.Migration-TCP-";
    private const string EchoName = "Jupiter.Migration-ICMPv4-8";

    private PowerSetting? Power => Kind switch { WakeTimers => PowerSetting.WakeTimers, SleepAfter => PowerSetting.SleepAfter, HibernateAfter => PowerSetting.HibernateAfter, _ => null };

    private MachineValue? Value => Kind switch
    {
        ActiveHoursStart => MachineValue.ActiveHoursStart, ActiveHoursEnd => MachineValue.ActiveHoursEnd, TimeSource => MachineValue.TimeSource, TimeServers => MachineValue.TimeServers, _ => null,
    };

    /// <summary>A setting of a power plan.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="onBattery">Whether for running on battery.</param>
    /// <returns>The setting.</returns>
    public static MachineSetting OfPlan(string kind, Guid plan, bool onBattery) => new(kind, plan.ToString("D") + (onBattery ? OnBattery : OnMains));

    /// <summary>The rule of the firewall for a port.</summary>
    /// <param name="port">The TCP port.</param>
    /// <returns>The setting.</returns>
    public static MachineSetting RuleOf(int port) => new(FirewallRule, RulePrefix + port.ToString(CultureInfo.InvariantCulture));

    /// <summary>The rule of the firewall for echo requests.</summary>
    public static MachineSetting Echo { get; } = new(EchoRule, EchoName);

    /// <summary>What it is now.</summary>
    /// <param name="settings">The computer's settings.</param>
    /// <returns>Its value; null where it is not there.</returns>
    /// <exception cref="SettingUnavailableException">Nobody tells.</exception>
    public string? Read(IMachineSettings settings) =>
        Power is { } power ? settings.ReadPower(PlanOf(), power, IsOnBattery()).ToString(CultureInfo.InvariantCulture)
        : Value is { } value ? settings.ReadValue(value)
        : Kind switch
        {
            Plan => settings.PowerPlan().ToString("D"),
            FirewallRule => settings.HasFirewallRule(Name) ? PortOf() : null,
            EchoRule => settings.HasFirewallRule(Name) ? EchoType : null,
            _ => settings.FindService(Name)?.Start.ToString(),
        };

    /// <summary>Sets it.</summary>
    /// <param name="settings">The computer's settings.</param>
    /// <param name="value">The value; null takes it away, where that can be.</param>
    /// <exception cref="SettingUnavailableException">It can't be set.</exception>
    public void Write(IMachineSettings settings, string? value)
    {
        if (Power is { } power)
        {
            settings.WritePower(PlanOf(), power, IsOnBattery(), long.Parse(value, CultureInfo.InvariantCulture));
        }
        else if (Value is { } place)
        {
            settings.WriteValue(place, value);
        }
        else if (Kind is FirewallRule or EchoRule && value is null)
        {
            settings.RemoveFirewallRule(Name);
        }
        else if (Kind == FirewallRule)
        {
            settings.AddPortRule(Name, int.Parse(value, CultureInfo.InvariantCulture));
        }
        else if (Kind == EchoRule)
        {
            settings.AddEchoRule(Name);
        }
        else if (Kind == Plan)
        {
            settings.UsePowerPlan(Guid.Parse(value));
        }
        else
        {
            settings.SetStart(Name, (ServiceStart)Enum.Parse(typeof(ServiceStart), value));
        }
    }

    /// <summary>
    /// What a person types to set one of a power plan ("Powercfg command-line options" on Microsoft Learn: /setacvalueindex and /setdcvalueindex with the
    /// GUIDs of plan, subgroup and setting).
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>The line.</returns>
    /// <exception cref="InvalidOperationException">It is no setting of a power plan.</exception>
    public string PowerCommand(string value) => Power is { } power
        ? $"powercfg /set{(IsOnBattery() ? "dc" : "ac")}valueindex {PlanOf():D} {PowerSetting.SleepGroup:D} {power.Id:D} {long.Parse(value, CultureInfo.InvariantCulture)}"
        : throw new InvalidOperationException(Kind);

    /// <summary>A value as people know it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text: of a service as services.msc has it.</returns>
    public string Shown(string? value) =>
        Kind == Service ? Enum.TryParse<ServiceStart>(value, out var start) ? StartText.Of(start) : StartText.Of(null) : value ?? SR.NotThere;

    /// <summary>What it is called for people.</summary>
    /// <returns>The text.</returns>
    public string Title() => Kind switch
    {
        SleepAfter => SR.SettingSleepAfter,
        HibernateAfter => SR.SettingHibernateAfter,
        Plan => SR.SettingPowerPlan,
        ActiveHoursStart => SR.SettingActiveHoursStart,
        ActiveHoursEnd => SR.SettingActiveHoursEnd,
        TimeSource => SR.SettingTimeSource,
        TimeServers => SR.SettingTimeServers,
        FirewallRule or EchoRule => SR.SettingFirewallRule.With(PrintableText.Of(Name)),
        WakeTimers => IsOnBattery() ? SR.WakeTimersOnBattery : SR.WakeTimersOnMains,
        _ => SR.SettingService.With(PrintableText.Of(Name)),
    };

    /// <summary>Whether a setting of a file that came from outside is one, and can have a value.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <returns>Whether it can.</returns>
    internal bool Accepts(string? value) => Kind switch
    {
        Service => Name is { Length: > 0 } && PrintableText.Passes(Name, LongestName) && IsStart(value),
        WakeTimers or SleepAfter or HibernateAfter => Guid.TryParseExact(Name.Split(' ')[0], "D", out _) && Name.Length == 39 && (Name.EndsWith(OnMains, StringComparison.Ordinal) || IsOnBattery())
            && uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        Plan => Name.Length == 0 && Guid.TryParseExact(value, "D", out _),
        FirewallRule => Name.StartsWith(RulePrefix, StringComparison.Ordinal) && PortOf() is { } port && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 && (value is null || value == port),
        EchoRule => Name == EchoName && value is null or EchoType,
        ActiveHoursStart or ActiveHoursEnd or TimeSource or TimeServers => Name.Length == 0 && (value is null || Value!.Accepts(value)),
        _ => false,
    };

    // Nobody makes a driver of a service, nor a number of its start.
    private static bool IsStart(string? value) => value is nameof(ServiceStart.Automatic) or nameof(ServiceStart.AutomaticDelayed) or nameof(ServiceStart.Manual) or nameof(ServiceStart.Disabled);

    private string PortOf() => Name.Substring(RulePrefix.Length);

    private Guid PlanOf() => Guid.Parse(Name.Split(' ').First());

    private bool IsOnBattery() => Name.EndsWith(OnBattery, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Title();
}
