using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>
/// The policies that hinder set-up, each by the value that its page on Microsoft Learn names: "DisableMSI", "Software Restriction Policies"
/// (CodeIdentifiers), "AppLocker" (SrpV2), "about_Group_Policy_Settings", "User Account Control settings and configuration", and the administrative
/// templates for RestrictRun, DisallowRun and DisableRegistryTools.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="users">The keys of users.</param>
internal sealed class PolicyReading(IRegistry registry, UserKeys users)
{
    private const string Policies = @"SOFTWARE\Policies\Microsoft\Windows\";
    private const string OfSystem = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System";
    private const string OfExplorer = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer";
    private const string PowerShell = Policies + "PowerShell";

    private static readonly (RestrictionKind Kind, string Key, string Value, long[] Hinders)[] OfComputer =
    [
        (RestrictionKind.DisableMsi, Policies + "Installer", "DisableMSI", [1, 2]),
        (RestrictionKind.SoftwareRestriction, Policies + @"Safer\CodeIdentifiers", "DefaultLevel", [0]),
        (RestrictionKind.AppLocker, Policies + @"SrpV2\Exe", "EnforcementMode", [1]),
        (RestrictionKind.SignedElevationOnly, OfSystem, "ValidateAdminCodeSignatures", [1]),
        (RestrictionKind.RestrictRun, OfExplorer, "RestrictRun", [1]),
        (RestrictionKind.DisallowRun, OfExplorer, "DisallowRun", [1]),
        (RestrictionKind.ExecutionPolicy, PowerShell, "EnableScripts", [0]),
    ];

    private static readonly (RestrictionKind Kind, string Key, string Value, long[] Hinders)[] OfUser =
    [
        (RestrictionKind.RestrictRun, OfExplorer, "RestrictRun", [1]),
        (RestrictionKind.DisallowRun, OfExplorer, "DisallowRun", [1]),
        (RestrictionKind.DisableRegistryTools, OfSystem, "DisableRegistryTools", [1, 2]),
        (RestrictionKind.ExecutionPolicy, PowerShell, "EnableScripts", [0]),
    ];

    /// <summary>Reads the policies.</summary>
    /// <returns>Those that hinder; none where none does.</returns>
    /// <exception cref="RegistryUnreadableException">Those of the computer could not be read.</exception>
    public IReadOnlyList<SetupRestriction> Read() =>
    [
        .. OfComputer.Select(policy => Restriction(policy, registry.Read(RegistryHive.LocalMachine, policy.Key, is32Bit: false), isOfOneUser: false)).OfType<SetupRestriction>(),
        .. SignedScripts(registry.Read(RegistryHive.LocalMachine, PowerShell, is32Bit: false), isOfOneUser: false),
        .. OfUser.SelectMany(policy => users.Read(policy.Key).Select(user => Restriction(policy, user.Key, isOfOneUser: true))).OfType<SetupRestriction>(),
        .. users.Read(PowerShell).SelectMany(user => SignedScripts(user.Key, isOfOneUser: true)),
    ];

    /// <summary>Reads User Account Control.</summary>
    /// <returns>Its settings.</returns>
    /// <exception cref="RegistryUnreadableException">They could not be read.</exception>
    public AccountControl Control()
    {
        var system = registry.Read(RegistryHive.LocalMachine, OfSystem, is32Bit: false);
        return new AccountControl { IsOn = system?.Number("EnableLUA") is { } on ? on != 0 : null, AdministratorPrompt = system?.Number("ConsentPromptBehaviorAdmin") };
    }

    private static SetupRestriction? Restriction((RestrictionKind Kind, string Key, string Value, long[] Hinders) policy, RegistryKey? key, bool isOfOneUser) =>
        key?.Number(policy.Value) is { } value && policy.Hinders.Contains(value)
            ? new SetupRestriction { Kind = policy.Kind, Value = value.ToString(CultureInfo.InvariantCulture), IsOfOneUser = isOfOneUser } : null;

    private static IEnumerable<SetupRestriction> SignedScripts(RegistryKey? key, bool isOfOneUser) =>
        key?.Text("ExecutionPolicy") is { } policy && key.Number("EnableScripts") == 1 && policy is "AllSigned" or "Restricted"
            ? [new SetupRestriction { Kind = RestrictionKind.ExecutionPolicy, Value = policy, IsOfOneUser = isOfOneUser }] : [];
}
