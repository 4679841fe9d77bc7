using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Network;

/// <summary>The ARP table of Linux, IPv4 only. Other systems have none that is read here, so there no interface is found.</summary>
internal sealed class LinuxNeighbours : INeighbours
{
    private const string Table = "/proc/net/arp";
    private const int LongestTable = 4 << 20;
    private const int AnsweredFlag = 0x2;

    /// <inheritdoc/>
    public string? FindInterface(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetwork || !RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            return null;
        }

        try
        {
            // While our own link is down nobody answers, which says nothing about the others.
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .FirstOrDefault(card => card.GetIPProperties().UnicastAddresses.Any(own => IsNeighbour(own, address)))?.Name;
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public NeighbourState Recall(IPAddress address, string interfaceName)
    {
        try
        {
            return SharedFile.ReadWhole(Table, LongestTable) is { } table
                ? Read(Encoding.ASCII.GetString(table).Split('\n'), address, interfaceName)
                : NeighbourState.Missing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NeighbourState.Missing;
        }
    }

    /// <summary>Reads the lines of the table: address, hardware type, flags, hardware address, mask, device.</summary>
    /// <param name="lines">The lines, the heading among them.</param>
    /// <param name="address">Whose entry is wanted.</param>
    /// <param name="interfaceName">On which device.</param>
    /// <returns>What the entry says.</returns>
    internal static NeighbourState Read(IEnumerable<string> lines, IPAddress address, string interfaceName)
    {
        var wanted = address.ToString();
        foreach (var line in lines)
        {
            var fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 6 && fields[0] == wanted && fields[5] == interfaceName
                && fields[2].StartsWith("0x", StringComparison.Ordinal)
                && int.TryParse(fields[2].Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var flags))
            {
                return (flags & AnsweredFlag) != 0 ? NeighbourState.Complete
                    : flags == 0 ? NeighbourState.Incomplete
                    : NeighbourState.Missing;
            }
        }

        return NeighbourState.Missing;
    }

    /// <summary>Whether an address is that of another machine in a subnet.</summary>
    /// <param name="own">The address of this computer in it.</param>
    /// <param name="mask">The mask of the subnet.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether it is.</returns>
    internal static bool IsNeighbour(IPAddress own, IPAddress mask, IPAddress address)
    {
        if (own.AddressFamily != AddressFamily.InterNetwork || own.Equals(address) || mask.Equals(IPAddress.Any))
        {
            return false;
        }

        var left = own.GetAddressBytes();
        var right = address.GetAddressBytes();
        return mask.GetAddressBytes().Select((bits, i) => (left[i] & bits) == (right[i] & bits)).All(same => same);
    }

    private static bool IsNeighbour(UnicastIPAddressInformation own, IPAddress address) =>
        own.Address.AddressFamily == AddressFamily.InterNetwork && IsNeighbour(own.Address, own.IPv4Mask, address);
}
