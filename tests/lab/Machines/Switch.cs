using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>An unmanaged switch: a bridge in a network namespace. A port is called as the machine that is plugged into it.</summary>
internal sealed class Switch
{
    private const string Bridge = "br0";
    // The words of the rules' language are no names.
    private const string Counter = "to_";
    private const string Others = "others";
    private const string Devices = "devices";
    private static readonly string[] Kinds = ["arp", "icmp", "tcp", "udp"];

    private static string Planned => string.Join(", ", new[] { Venue.OldNumber, Venue.NewNumber, Venue.GatewayNumber }.Select(number => Venue.At(number).ToString()));

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

    /// <summary>Counts what comes out of a port from now on: by kind, and what is for other machines of the venue than servers and router, or for a printer.</summary>
    public Task Count(string port) => Tool.Nft(Network, $$"""
        table netdev count-{{port}} {
            {{string.Join("\n    ", Kinds.Append(Others).Append(Devices).Select(name => $"counter {Counter}{name} {{ }}"))}}
            chain count {
                type filter hook ingress device "{{port}}" priority 0
                ether type arp counter name {{Counter}}arp
                ip protocol icmp counter name {{Counter}}icmp
                ip protocol tcp counter name {{Counter}}tcp
                ip protocol udp counter name {{Counter}}udp
                arp daddr ip != { {{Planned}} } counter name {{Counter}}{{Others}}
                ip daddr {{Venue.WholeSubnet}} ip daddr != { {{Planned}} } counter name {{Counter}}{{Others}}
                meta l4proto { tcp, udp } th dport { 515, 631, 9100-9109 } counter name {{Counter}}{{Devices}}
            }
        }

        """);

    /// <summary>How many packets came out of a port, by kind.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Counted(string port)
    {
        var counters = await Counters(port);
        return Kinds.ToDictionary(kind => kind, kind => counters[kind]);
    }

    /// <summary>How many were for machines of the venue that are neither a server nor the router.</summary>
    public async Task<long> ToOthers(string port) => (await Counters(port))[Others];

    /// <summary>How many were for ports at which a printer prints what it is sent.</summary>
    public async Task<long> ToDevices(string port) => (await Counters(port))[Devices];

    private async Task<Dictionary<string, long>> Counters(string port)
    {
        using var told = JsonDocument.Parse(await Tool.AskNft(Network, $"list counters table netdev count-{port}"));
        return told.RootElement.GetProperty("nftables").EnumerateArray()
            .Where(entry => entry.TryGetProperty("counter", out _)).Select(entry => entry.GetProperty("counter"))
            .ToDictionary(counter => counter.GetProperty("name").GetString()![Counter.Length..], counter => counter.GetProperty("packets").GetInt64());
    }
}
