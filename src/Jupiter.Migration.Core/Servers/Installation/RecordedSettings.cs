using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>Settings as an inventory has them of the old server's instance. Folders are not among them: the new server has other disks.</summary>
public static class RecordedSettings
{
    private const string Memory = "max server memory (MB)";
    private const string Network = @"SuperSocketNetLib\";

    /// <summary>The settings of the instance that was read with an inventory.</summary>
    /// <param name="inventory">The inventory; null for none.</param>
    /// <returns>The settings; what was not told is not set.</returns>
    public static EngineSettings Of(ServerInventory? inventory)
    {
        if (inventory?.Instance is not { ServerName.Length: > 0 } instance)
        {
            return new EngineSettings();
        }

        var name = instance.InstanceName.Length > 0 ? instance.InstanceName : EngineSettings.DefaultInstance;
        var installed = inventory.SqlInstances?.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var hasTcp = Registered(instance, @"Tcp\Enabled") != "0";
        return new EngineSettings
        {
            InstanceName = name,
            Collation = instance.Collation.Length > 0 ? instance.Collation : null,
            IsMixedMode = instance.AcceptsSqlLogins,
            // A port stands there also while nobody listens on it.
            Port = hasTcp && Number(Registered(instance, @"Tcp\IPAll\TcpPort")) is > 0 and <= ushort.MaxValue and var port ? (int)port : null,
            Protocols =
            [
                .. hasTcp ? new[] { SetupProtocol.Tcp } : [],
                .. Registered(instance, @"Np\Enabled") == "1" ? [SetupProtocol.NamedPipes] : Array.Empty<SetupProtocol>(),
            ],
            ServiceStart = installed?.ServiceStart == "Manual" ? SetupStart.Manual : SetupStart.Automatic,
            // It may have been silent only to where it was asked from.
            BrowserStart = instance.BrowserAnswers == true ? SetupStart.Automatic : null,
            MemoryLimitMegabytes = Number(Detail(instance, InstanceItemKind.Configuration, Memory, "value_in_use")) is > 0 and < int.MaxValue and var limit ? Math.Max((int)limit, EngineSettingsRule.LeastMemory) : null,
        };
    }

    /// <summary>A value of an instance's own place in the registry.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="name">What follows SuperSocketNetLib.</param>
    /// <returns>The value; empty where it was not told.</returns>
    internal static string Registered(InstanceInventory instance, string name) => Detail(instance, InstanceItemKind.Registry, Network + name, "value_data");

    private static string Detail(InstanceInventory instance, InstanceItemKind kind, string name, string detail) => instance.Items
        .FirstOrDefault(item => item.Kind == kind && item.IsKnown && item.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Detail(detail) ?? "";

    // Several ports stand with commas between them: then it is not known which of them is meant.
    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
