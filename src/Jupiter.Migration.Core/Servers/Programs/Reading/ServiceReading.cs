using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>The services of a computer, by the keys that the Service Control Manager keeps ("HKLM\SYSTEM\CurrentControlSet\Services registry tree" on Microsoft Learn).</summary>
internal static class ServiceReading
{
    /// <summary>What stands before the name of a service in the path of its key.</summary>
    public const string Root = List + @"\";

    private const string List = @"SYSTEM\CurrentControlSet\Services";

    // SERVICE_WIN32_OWN_PROCESS, SERVICE_WIN32_SHARE_PROCESS; the rest are drivers.
    private const long Program = 0x30;

    // SERVICE_USERSERVICE_INSTANCE: Windows makes some fifteen for each person who signs in ("Per-user services in Windows").
    private const long OfOneUser = 0x80;

    /// <summary>Reads them.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The services, sorted by name.</returns>
    /// <exception cref="RegistryUnreadableException">They could not be read.</exception>
    /// <exception cref="NoDeviceAnswerException">There are more than an inventory holds.</exception>
    public static IReadOnlyList<ServerService> Read(IRegistry registry) => [.. RowLimit.Whole(
        from name in registry.Read(RegistryHive.LocalMachine, List, is32Bit: false)?.SubKeys ?? []
        let key = Try(registry, name)
        where key is not null && (key.Number("Type") & Program) != 0 && (key.Number("Type") & OfOneUser) == 0 && Start(key) is not null
        let shown = PrintableText.Clean(key.Text("DisplayName"))
        orderby name.ToUpperInvariant()
        select new ServerService
        {
            Name = PrintableText.Clean(name), DisplayName = shown.Length == 0 || shown[0] == '@' ? null : shown, Start = Start(key)!.Value,
        }, InventoryLimits.MostParts)];

    // A single service may keep its key to itself.
    private static RegistryKey? Try(IRegistry registry, string name)
    {
        try
        {
            return registry.Read(RegistryHive.LocalMachine, Root + name, is32Bit: false);
        }
        catch (RegistryUnreadableException)
        {
            return null;
        }
    }

    private static ServiceStart? Start(RegistryKey key) => key.Number("Start") switch
    {
        0 or 1 => ServiceStart.System,
        2 => key.Number("DelayedAutostart") == 1 ? ServiceStart.AutomaticDelayed : ServiceStart.Automatic,
        3 => ServiceStart.Manual,
        4 => ServiceStart.Disabled,
        _ => null,
    };
}
