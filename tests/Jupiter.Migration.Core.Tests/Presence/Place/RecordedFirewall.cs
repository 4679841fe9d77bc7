using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Core.Tests.Presence.Place;

/// <summary>The firewall of a Windows computer as its classes in root\StandardCimv2 are documented to tell it.</summary>
internal sealed class RecordedFirewall : ICimSource
{
    private readonly Dictionary<string, List<Dictionary<string, object?>>> _rows = new()
    {
        ["MSFT_NetFirewallRule"] = [], ["MSFT_NetProtocolPortFilter"] = [], ["MSFT_NetAddressFilter"] = [], ["MSFT_NetApplicationFilter"] = [], ["MSFT_NetServiceFilter"] = [],
    };

    public RecordedFirewall()
    {
        _rows["MSFT_NetFirewallProfile"] = [Profiled("Domain", 1), Profiled("Private", 1), Profiled("Public", 1)];
        _rows["MSFT_NetConnectionProfile"] = Networks;
    }

    public List<Dictionary<string, object?>> Networks { get; } = [Network("Ethernet", 1u)];

    public object? Category
    {
        get => Networks[0]["NetworkCategory"];
        set => Networks[0]["NetworkCategory"] = value;
    }

    /// <summary>The classes that were asked for, in this order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>A class that this Windows does not have.</summary>
    public string Missing { get; set; } = "";

    public static Dictionary<string, object?> Network(string card, object? category) =>
        new() { ["InterfaceAlias"] = card, ["Name"] = "Network 2", ["NetworkCategory"] = category };

    public void Profile(string name, ushort enabled, ushort inbound = 4, ushort rules = 2, string[]? off = null)
    {
        var profiles = _rows["MSFT_NetFirewallProfile"];
        profiles[profiles.FindIndex(row => (string?)row["Name"] == name)] = Profiled(name, enabled, inbound, rules, off);
    }

    /// <summary>Whether the rule is there that opens port 1433 to neighbours.</summary>
    public Func<bool> Made { get; set; } = () => false;

    /// <summary>Whether the rule is there that lets in neighbours' echo requests.</summary>
    public Func<bool> MadeEcho { get; set; } = () => false;

    /// <summary>Tells no row of a class any more.</summary>
    public void Forget(string name) => _rows[name].Clear();

    public void Rule(
        string name, ushort enabled = 1, ushort direction = 1, ushort action = 2, ushort profiles = 0, string protocol = "TCP", string[]? ports = null,
        string[]? remote = null, string? program = null, string? package = null, string? service = null, string[]? icmp = null)
    {
        var id = $"{{{Guid.NewGuid()}}}";
        Add("MSFT_NetFirewallRule", id, ("DisplayName", name), ("Enabled", enabled), ("Direction", direction), ("Action", action), ("Profiles", profiles));
        Add("MSFT_NetProtocolPortFilter", id, ("Protocol", protocol), ("LocalPort", ports ?? (program is null && package is null ? ["1433"] : null)), ("RemotePort", new[] { "Any" }), ("IcmpType", icmp));
        Add("MSFT_NetAddressFilter", id, ("RemoteAddress", remote ?? ["Any"]));
        Add("MSFT_NetApplicationFilter", id, ("AppPath", program ?? "Any"), ("Package", package));
        Add("MSFT_NetServiceFilter", id, ("ServiceName", service ?? "Any"));
    }

    public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
    {
        if (computer.Length > 0 || cimNamespace != @"root\StandardCimv2")
        {
            throw new NoDeviceAnswerException($"{computer} {cimNamespace} is not this computer");
        }

        Follow();
        var name = query.Split(' ').SkipWhile(word => word != "FROM").Skip(1).First();
        Asked.Add(name);
        return name != Missing && _rows.TryGetValue(name, out var rows) ? [.. RowLimit.Whole(rows).Select(row => new CimRow(row))] : throw new NoDeviceAnswerException($"there is no {name}");
    }

    private void Follow()
    {
        Follow("made", Made(), name => Rule(name, profiles: 3, remote: ["LocalSubnet"]));
        Follow("made for echo", MadeEcho(), name => Rule(name, profiles: 3, protocol: "ICMPv4", ports: [], remote: ["LocalSubnet"], icmp: ["8"]));
    }

    private void Follow(string name, bool isThere, Action<string> make)
    {
        var made = _rows["MSFT_NetFirewallRule"].FirstOrDefault(row => (string?)row["DisplayName"] == name);
        if (made is null && isThere)
        {
            make(name);
        }
        else if (made is not null && !isThere)
        {
            _rows["MSFT_NetFirewallRule"].Remove(made);
        }
    }

    private static Dictionary<string, object?> Profiled(string name, ushort enabled, ushort inbound = 4, ushort rules = 2, string[]? off = null) => new()
    {
        ["Name"] = name, ["Enabled"] = enabled, ["DefaultInboundAction"] = inbound, ["AllowInboundRules"] = rules, ["DisabledInterfaceAliases"] = off,
    };

    private void Add(string name, string id, params (string Name, object? Value)[] values) =>
        _rows[name].Add(values.Append(("InstanceID", id)).ToDictionary(value => value.Item1, value => value.Item2));
}
