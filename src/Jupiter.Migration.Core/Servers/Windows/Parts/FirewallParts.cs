using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The firewall by the registry, which every Windows since Vista has, as the rows of CIM that the server itself is asked for: one mapping judges both. A rule is a
/// text of names and values ("Firewall Rule and the Firewall Rule Grammar Rule" in MS-GPFAS 2.2.2.19); those of a policy come beside those of the computer, unless it
/// takes no others (AllowLocalPolicyMerge).
/// </summary>
internal static class FirewallParts
{
    private const string Own = @"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\";
    private const string Policy = @"SOFTWARE\Policies\Microsoft\WindowsFirewall\";
    private const string List = "FirewallRules";
    private const string Nobody = "::";
    private const long Allow = 2;
    private const long Block = 4;
    private const int Every = 7;
    private static readonly (string Name, int Bit, string Own, string Policy)[] Profiles = [("Domain", 1, "DomainProfile", "DomainProfile"), ("Private", 2, "StandardProfile", "PrivateProfile")];

    // Whom and what else a rule is bound to: one that lets in may do so for nobody here.
    private static readonly string[] Bounds = ["IF", "IFType", "RUAuth", "RMAuth", "RUOwn", "LUAuth", "LUOwn"];

    public static IReadOnlyList<FirewallDoor> Read(IRegistry registry, IReadOnlyList<InstalledInstance> instances)
    {
        var firewall = Of(registry);
        return
        [
            .. instances.Select(instance => new FirewallDoor { Name = instance.Name, Port = instance.Port, Closed = Bounded.Text(PreparedFirewall.PortClosed(firewall, instance.Port)) }),
            new FirewallDoor { Name = "", Closed = Bounded.Text(PreparedFirewall.EchoClosed(firewall)) },
        ];
    }

    private static WindowsFirewall Of(IRegistry registry)
    {
        RegistryKey? Key(string path) => registry.Read(RegistryHive.LocalMachine, path, is32Bit: false);
        var own = Key(Own + List) ?? throw new NoDeviceAnswerException(SR.RegistryUnreadable.With(Own + List, SR.CimNoRow));
        var (profiles, merged) = (new List<CimRow>(), Every);
        foreach (var profile in Profiles)
        {
            var (here, policy) = (Key(Own + profile.Own), Key(Policy + profile.Policy));
            long? Number(string name) => policy?.Number(name) ?? here?.Number(name);
            merged &= policy?.Number("AllowLocalPolicyMerge") == 0 ? ~profile.Bit : Every;
            profiles.Add(Row(
                ("Name", profile.Name), ("Enabled", Number("EnableFirewall") ?? 1), ("DefaultInboundAction", Number("DefaultInboundAction") == 0 ? Allow : Block),
                ("AllowInboundRules", Number("DoNotAllowExceptions") == 1 ? 0L : 1L)));
        }

        return new WindowsFirewall(profiles, [.. Rules(own, merged), .. Rules(Key(Policy + List), Every)]);
    }

    private static IEnumerable<FirewallRule> Rules(RegistryKey? key, int profiles) =>
        from value in key?.Values ?? new Dictionary<string, RegistryValue>()
        let rule = value.Value.Text is { } text ? Rule(value.Key, text, profiles) : null
        where rule is not null
        select rule;

    private static FirewallRule? Rule(string id, string text, int profiles)
    {
        var fields = text.Split('|').Select(field => field.Split(['='], 2)).Where(field => field.Length == 2).ToLookup(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase);
        string One(string name) => fields[name].FirstOrDefault() ?? "";
        bool Is(string name, string value) => One(name).Equals(value, StringComparison.OrdinalIgnoreCase);
        var of = fields["Profile"].Sum(name => name switch { "Domain" => 1, "Private" => 2, "Public" => 4, _ => 0 });
        var bits = (of == 0 ? Every : of) & profiles;
        if (!Is("Dir", "In") || !Is("Active", "TRUE") || bits == 0 || (!Is("Action", "Block") && Array.Exists(Bounds, fields.Contains)))
        {
            return null;
        }

        string[] callers = [.. fields["RA4"], .. fields["RA42"]];
        var filters = new Dictionary<string, CimRow>
        {
            ["MSFT_NetProtocolPortFilter"] = Row(
                ("Protocol", One("Protocol")), ("LocalPort", fields["LPort"].Concat(fields["LPort2_10"]).ToArray()), ("RemotePort", fields["RPort"].Concat(fields["RPort2_10"]).ToArray()),
                ("IcmpType", fields["ICMP4"].ToArray())),
            ["MSFT_NetAddressFilter"] = Row(("RemoteAddress", callers.Length == 0 && (fields.Contains("RA6") || fields.Contains("RA62")) ? [Nobody] : callers)),
            ["MSFT_NetApplicationFilter"] = Row(("AppPath", One("App")), ("Package", One("AppPkgId"))),
            ["MSFT_NetServiceFilter"] = Row(("ServiceName", One("Svc"))),
        };
        return FirewallRule.Of(
            Row(("DisplayName", One("Name")), ("InstanceID", id), ("Action", Is("Action", "Allow") ? Allow : Is("Action", "Block") ? Block : 0L), ("Profiles", (long)bits)), name => filters[name]);
    }

    private static CimRow Row(params (string Name, object Value)[] values) => new(values.Select(value => new KeyValuePair<string, object?>(value.Name, value.Value)));
}
