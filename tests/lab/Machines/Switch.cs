using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>An unmanaged switch: a bridge in a network namespace. A port is called as the machine that is plugged into it.</summary>
internal sealed class Switch
{
    private const string Bridge = "br0";
    private static readonly string[] Kinds = ["arp", "icmp", "tcp", "udp"];

    public Switch(string network) => Network = network;

    public string Network { get; }

    /// <summary>The commands that make ports of interfaces that were plugged in.</summary>
    public static IEnumerable<string> Start(IEnumerable<string> ports) =>
        ports.Select(port => $"link set dev {port} master {Bridge} up").Prepend($"link set dev {Bridge} up").Prepend($"link add name {Bridge} type bridge");

    /// <summary>Makes a port of an interface that was plugged in later.</summary>
    public Task Take(string port) => Tool.Ip(Network, $"link set dev {port} master {Bridge} up");

    /// <summary>Pulls the cable out.</summary>
    public Task Unplug(string port) => Tool.Ip(Network, $"link set dev {port} down");

    public Task PlugIn(string port) => Tool.Ip(Network, $"link set dev {port} up");

    /// <summary>Loses packets of a port, both ways and of all kinds.</summary>
    public Task Lose(string port, int percent) => Tool.Nft(Network, $$"""
        table bridge loss-{{port}} {
            chain loss {
                type filter hook forward priority 0
                iifname "{{port}}" numgen random mod 100 < {{percent}} drop
                oifname "{{port}}" numgen random mod 100 < {{percent}} drop
            }
        }

        """);

    /// <summary>Keeps a port apart from others, as an access point keeps its clients apart and a switch its protected ports.</summary>
    public Task KeepApart(string port, params string[] others)
    {
        var list = string.Join(", ", others.Select(other => $"\"{other}\""));
        return Tool.Nft(Network, $$"""
            table bridge apart-{{port}} {
                chain apart {
                    type filter hook forward priority 0
                    iifname "{{port}}" oifname { {{list}} } drop
                    oifname "{{port}}" iifname { {{list}} } drop
                }
            }

            """);
    }

    /// <summary>Counts what comes out of a port from now on.</summary>
    public Task Count(string port) => Tool.Nft(Network, $$"""
        table netdev count-{{port}} {
            {{string.Join("\n    ", Kinds.Select(kind => $"counter {kind} {{ }}"))}}
            chain count {
                type filter hook ingress device "{{port}}" priority 0
                ether type arp counter name arp
                ip protocol icmp counter name icmp
                ip protocol tcp counter name tcp
                ip protocol udp counter name udp
            }
        }

        """);

    /// <summary>How many packets came out of a port, by kind.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Counted(string port)
    {
        using var told = JsonDocument.Parse(await Tool.AskNft(Network, $"list counters table netdev count-{port}"));
        return told.RootElement.GetProperty("nftables").EnumerateArray()
            .Where(entry => entry.TryGetProperty("counter", out _)).Select(entry => entry.GetProperty("counter"))
            .ToDictionary(counter => counter.GetProperty("name").GetString()!, counter => counter.GetProperty("packets").GetInt64());
    }
}
