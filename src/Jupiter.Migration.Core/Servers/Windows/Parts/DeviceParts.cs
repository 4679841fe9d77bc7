using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>The serial ports and USB devices (Win32_PnPEntity).</summary>
internal static class DeviceParts
{
    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The devices, sorted by name.</returns>
    public static IReadOnlyList<ServerDevice> Read(WindowsRecord record) => Bounded.Parts(record.Rows("Win32_PnPEntity")
        .Where(row => row.Text("Name").Length > 0)
        .OrderBy(row => row.Text("Name"), StringComparer.OrdinalIgnoreCase)
        .Select(row => new ServerDevice
        {
            Name = row.Text("Name"),
            HardwareId = HardwareId(row.Text("PNPDeviceID")),
            Driver = row.Text("Service"),
            Problem = row.Number("ConfigManagerErrorCode") is >= 0 and <= int.MaxValue and var problem ? (int)problem : null,
        }));

    // ENUMERATOR\DEVICE\INSTANCE ("Device instance IDs" on Microsoft Learn): the instance may be the serial number of this one device.
    private static string HardwareId(string path) => string.Join("\\", path.Split('\\').Take(2));
}
