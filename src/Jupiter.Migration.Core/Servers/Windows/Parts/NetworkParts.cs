using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>The network adapters (Win32_NetworkAdapter, Win32_NetworkAdapterConfiguration).</summary>
internal static class NetworkParts
{
    private const int Connected = 2;
    private const int MostAddresses = 64;

    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes why addresses are not known.</param>
    /// <returns>The adapters.</returns>
    public static IReadOnlyList<NetworkAdapter> Read(WindowsRecord record, PartReading parts)
    {
        var adapters = record.Rows("Win32_NetworkAdapter");
        var settings = record.IsDetailed ? parts.Read("networkAdapters.addresses", () => record.Rows("Win32_NetworkAdapterConfiguration")) : null;
        return Bounded.Parts(adapters.Select(row => Adapter(row, settings?.FirstOrDefault(other => other.Number("Index") is { } index && index == row.Number("Index")), settings is not null)));
    }

    private static NetworkAdapter Adapter(CimRow row, CimRow? settings, bool isTold) => new()
    {
        Name = row.Text("Name"),
        Connection = row.Text("NetConnectionID"),
        IsConnected = row.Number("NetConnectionStatus") is { } status ? status == Connected : null,
        BitsPerSecond = Bounded.Bytes(row.Number("Speed")),
        HardwareAddress = Bounded.Text(row.Text("MACAddress")),
        Addresses = isTold ? Texts(settings, "IPAddress") : null,
        Gateways = isTold ? Texts(settings, "DefaultIPGateway") : null,
        NameServers = isTold ? Texts(settings, "DNSServerSearchOrder") : null,
    };

    private static string[] Texts(CimRow? row, string property) => [.. (row?.Texts(property) ?? []).Where(text => text.Length > 0).Take(MostAddresses)];
}
