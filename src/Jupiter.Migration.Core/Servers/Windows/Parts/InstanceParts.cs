using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The instances of SQL Server by the registry ("File locations for default and named instances", "Configure a server to listen on a specific
/// TCP port" on Microsoft Learn), both those of 64 and of 32 bits.
/// </summary>
internal static class InstanceParts
{
    private const string Root = @"SOFTWARE\Microsoft\Microsoft SQL Server";
    private const string Names = Root + @"\Instance Names\SQL";
    private const string Default = "MSSQLSERVER";
    private const int MostInstances = 50;
    private static readonly bool[] Views = [false, true];
    private static readonly string[] Protocols = ["Tcp", "Np", "Sm", "Via"];

    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes what was not told.</param>
    /// <returns>The instances.</returns>
    /// <exception cref="RegistryUnreadableException">Nobody told which there are.</exception>
    public static IReadOnlyList<InstalledInstance> Read(WindowsRecord record, PartReading parts)
    {
        var found = Views.SelectMany(is32Bit => (record.Registry.Read(RegistryHive.LocalMachine, Names, is32Bit)?.Values ?? new Dictionary<string, RegistryValue>())
            .Where(value => IsName(value.Key) && IsName(value.Value.Text)).Select(value => (Name: value.Key, Id: value.Value.Text!, is32Bit)))
            .GroupBy(instance => (instance.Name.ToUpperInvariant(), instance.Id.ToUpperInvariant())).Select(same => same.First())
            .Take(MostInstances).ToArray();
        var services = found.Length > 0 ? parts.Read("sqlInstances.serviceState", () => record.Rows("Win32_Service")) : null;
        return [.. found.Select(instance => Instance(instance.Name, $@"{Root}\{instance.Id}", instance.is32Bit, record.Registry, services, parts))];
    }

    private static InstalledInstance Instance(string name, string key, bool is32Bit, IRegistry registry, IReadOnlyList<CimRow>? services, PartReading parts)
    {
        RegistryKey? Key(string part, string path) => parts.Read("sqlInstances." + part, () => registry.Read(RegistryHive.LocalMachine, key + path, is32Bit));
        const string Net = @"\MSSQLServer\SuperSocketNetLib\";
        var setup = Key("edition", @"\Setup");
        var switches = Protocols.Select(protocol => (Protocol: protocol, Enabled: Key("protocols", Net + protocol)?.Number("Enabled"))).ToArray();
        var ports = Key("port", Net + @"Tcp\IPAll");
        var service = name.Equals(Default, StringComparison.OrdinalIgnoreCase) ? Default : "MSSQL$" + name;
        var row = services?.FirstOrDefault(other => other.Text("Name").Equals(service, StringComparison.OrdinalIgnoreCase));
        return new InstalledInstance
        {
            Name = PrintableText.Clean(name),
            Is32Bit = is32Bit,
            Version = Bounded.Text(setup?.Text("PatchLevel")) ?? Bounded.Text(setup?.Text("Version")) ?? Bounded.Text(Key("version", @"\MSSQLServer\CurrentVersion")?.Text("CurrentVersion")),
            Edition = Bounded.Text(setup?.Text("Edition")),
            Port = ListeningPort.Number(ports?.Text("TcpPort")),
            DynamicPort = ListeningPort.Number(ports?.Text("TcpDynamicPorts")),
            Protocols = Array.Exists(switches, one => one.Enabled is not null) ? [.. switches.Where(one => one.Enabled > 0).Select(one => one.Protocol)] : null,
            ServiceName = PrintableText.Clean(service),
            ServiceState = Bounded.Text(row?.Text("State")),
            ServiceStart = Bounded.Text(row?.Text("StartMode")),
        };
    }

    // A name with a backslash would be the path of another key.
    private static bool IsName(string? name) => name is { Length: > 0 and <= PrintableText.LongestText / 4 } && name.IndexOf('\\') < 0;
}
