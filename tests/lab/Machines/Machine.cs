using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>A computer of the lab: a network namespace with a card, <c>eth0</c>.</summary>
internal sealed class Machine : IAsyncDisposable
{
    public const string Card = "eth0";
    private const int SqlServer = 1433;
    private const int Discard = 9;

    private readonly List<IAsyncDisposable> _programs = [];

    public Machine(string network, int number)
    {
        Network = network;
        Number = number;
    }

    /// <summary>Its namespace.</summary>
    public string Network { get; }

    /// <summary>Its number in the venue's network: the last part of its addresses.</summary>
    public int Number { get; private set; }

    public IPAddress Address => Venue.At(Number);

    public IPAddress Address6 => Venue.At6(Number);

    /// <summary>SQL Server answers on it.</summary>
    public void StartSqlServer() => _programs.Add(new TcpService(Network, SqlServer));

    /// <summary>It answers to its name.</summary>
    public void StartNameService(string name) => _programs.Add(new NameService(Network, name, Address));

    /// <summary>All its programs end, as when it is switched off.</summary>
    public async Task EndPrograms()
    {
        foreach (var program in _programs)
        {
            await program.DisposeAsync();
        }

        _programs.Clear();
    }

    public Task PutBehind(string rule) => Tool.Nft(Network, Firewall.Of(rule));

    /// <summary>Gives it another address in the venue's network.</summary>
    public async Task Renumber(int number)
    {
        await Tool.Ip(Network, $"addr del {Address}/24 dev {Card}", $"addr del {Address6}/64 dev {Card}");
        Number = number;
        await Tool.Ip(Network, $"addr add {Address}/24 dev {Card}", $"addr add {Address6}/64 dev {Card} nodad");
    }

    /// <summary>Its system stands still: the link stays, and nothing that comes in is heard, not even by its card.</summary>
    public Task FallAsleep() => Tool.Nft(Network, $$"""
        table netdev sleep {
            chain in {
                type filter hook ingress device "{{Card}}" priority 0
                drop
            }
        }

        """);

    /// <summary>Sends a packet to an address, so that the system remembers the card there.</summary>
    public Task Meet(IPAddress address)
    {
        using var ping = NetworkNamespace.Run(Network, () => new UdpClient(address.AddressFamily));
        return ping.SendAsync(new byte[1], new IPEndPoint(address, Discard)).AsTask();
    }

    /// <summary>Its system forgets who answered.</summary>
    public Task Forget() => Tool.Ip(Network, $"neigh flush dev {Card}");

    /// <summary>The hardware address of its card.</summary>
    public string CardAddress() => NetworkNamespace.Run(Network, () =>
        NetworkInterface.GetAllNetworkInterfaces().Single(card => card.Name == Card).GetPhysicalAddress().GetAddressBytes())
        .Aggregate("", (text, part) => text + (text.Length > 0 ? ":" : "") + part.ToString("x2", CultureInfo.InvariantCulture));

    /// <summary>Changes a setting of its network.</summary>
    public void Set(string setting, string value) =>
        NetworkNamespace.Run(Network, () =>
        {
            File.WriteAllText("/proc/sys/net/" + setting, value);
            return true;
        });

    public async ValueTask DisposeAsync() => await EndPrograms();
}
