using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Core.Tests.Servers;

/// <summary>The inventory of a server with a named instance, to be made different by tests.</summary>
internal static class SampleInstance
{
    private const string Network = @"SuperSocketNetLib\";

    public static readonly InstanceItem[] Reachable =
    [
        Item(InstanceItemKind.Registry, Network + @"Tcp\Enabled", ("value_data", "1")),
        Item(InstanceItemKind.Registry, Network + @"Np\Enabled", ("value_data", "0")),
        Item(InstanceItemKind.Registry, Network + @"Tcp\IPAll\TcpPort", ("value_data", "1433")),
        Item(InstanceItemKind.DatabaseSize, "Jupiter", ("data_bytes", "6000000000"), ("log_bytes", "2000000000")),
    ];

    public static ServerInventory Old(params InstanceItem[] items) =>
        With(Instance("old", [.. Reachable, .. items]), []) with { Programs = new ServerPrograms { Services = [], Installed = [] } };

    public static ServerInventory With(InstanceInventory? instance, IReadOnlyList<ClientSetting>? settings = null) => new()
    {
        ComputerName = "JUPITER",
        ReadAt = SampleServer.With().ReadAt,
        MemoryModules = [],
        Processors = [],
        Disks = [],
        Identity = new MachineIdentity { SmbiosUuid = "4C4C4544-0042-3510-8052-B4C04F4D3732" },
        ClientSettings = settings,
        Instance = instance,
    };

    public static InstanceInventory Instance(
        string identity, IReadOnlyList<InstanceItem>? items = null, string version = "10.50.6560.0", string collation = "Cyrillic_General_CI_AS",
        string serverName = @"JUPITER\SQLEXPRESS", bool? mixed = true, bool? browser = true, bool isDetailed = true, long freeBytes = 9_000_000_000) => new()
        {
            ServerInstance = @"JUPITER\SQLEXPRESS",
            Product = "SQL Server",
            Version = version,
            Collation = collation,
            MachineName = "JUPITER",
            ServerName = serverName,
            Identity = identity,
            AcceptsSqlLogins = mixed,
            BrowserAnswers = browser,
            IsDetailed = isDetailed,
            Items = items ?? Reachable,
            DefaultDataPath = @"D:\Data",
            DefaultLogPath = @"D:\Log",
            Volumes = [new VolumeSpace { MountPoint = @"D:\", FreeBytes = freeBytes }],
        };

    public static InstanceItem Item(InstanceItemKind kind, string name, params (string Name, string Value)[] details) =>
        new() { Kind = kind, Name = name, Details = [.. details.Select(detail => new ItemDetail { Name = detail.Name, Value = detail.Value })] };
}
