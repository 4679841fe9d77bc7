using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The services by Win32_Service, one question for all: in the registry of another computer each would be a call for each of its values. DelayedAutoStart is
/// in Win32_Service since Windows 10 and Windows Server 2016 ("Win32_Service class" on Microsoft Learn); of an older Windows the registry tells it; where that was not told either, it is left open.
/// </summary>
internal static class ServiceParts
{
    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The services, sorted by name; null where CIM does not tell them, or more than an inventory holds: the registry knows those of single users apart.</returns>
    public static IReadOnlyList<ServerService>? Find(WindowsRecord record)
    {
        try
        {
            return [.. RowLimit.Whole(record.Rows("Win32_Service").Where(row => row.Text("Name").Length > 0 && Start(row.Raw("StartMode")) is not null), InventoryLimits.MostParts)
                .OrderBy(row => row.Text("Name"), StringComparer.OrdinalIgnoreCase)
                .Select(row => new ServerService
                {
                    Name = row.Text("Name"), DisplayName = row.Text("DisplayName") is { Length: > 0 } shown ? shown : null, Start = Told(record.Registry, row),
                })];
        }
        catch (NoDeviceAnswerException)
        {
            return null;
        }
    }

    private static ServiceStart Told(IRegistry registry, CimRow row) => Start(row.Raw("StartMode")) switch
    {
        ServiceStart.Automatic => IsDelayed(registry, row) switch { true => ServiceStart.AutomaticDelayed, false => ServiceStart.Automatic, null => ServiceStart.AutomaticOrDelayed },
        var start => start!.Value,
    };

    private static bool? IsDelayed(IRegistry registry, CimRow row)
    {
        try
        {
            return row.Truth("DelayedAutoStart")
                ?? (registry.Read(RegistryHive.LocalMachine, ServiceReading.Root + row.Raw("Name"), is32Bit: false) is { } key ? key.Number("DelayedAutostart") == 1 : null);
        }
        catch (RegistryUnreadableException)
        {
            return null;
        }
    }

    private static ServiceStart? Start(string mode) => mode switch
    {
        "Boot" or "System" => ServiceStart.System,
        "Auto" => ServiceStart.Automatic,
        "Manual" => ServiceStart.Manual,
        "Disabled" => ServiceStart.Disabled,
        _ => null,
    };
}
