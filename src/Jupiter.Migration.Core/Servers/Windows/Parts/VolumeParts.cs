using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The volumes with letters on fixed disks. Their disks are found by Win32_LogicalDiskToPartition and Win32_DiskPartition; the names of
/// partitions are localised, so that they are compared and never taken apart.
/// </summary>
internal static class VolumeParts
{
    private const int MostDisks = 64;

    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes why their disks are not known.</param>
    /// <returns>The volumes.</returns>
    public static IReadOnlyList<ServerVolume> Read(WindowsRecord record, PartReading parts)
    {
        var volumes = record.Rows("Win32_LogicalDisk");
        var lies = parts.Read("volumes.disks", () => Places(record)) ?? Enumerable.Empty<(string, int)>().ToLookup(place => place.Item1, place => place.Item2);
        return Bounded.Parts(volumes.Where(row => row.Text("DeviceID").Length > 0).Select(row => new ServerVolume
        {
            Name = row.Text("DeviceID"),
            FileSystem = row.Text("FileSystem"),
            SizeBytes = Bounded.Bytes(row.Number("Size")),
            FreeBytes = row.Number("FreeSpace") is 0 ? 0 : Bounded.Bytes(row.Number("FreeSpace")),
            Disks = lies[row.Text("DeviceID")].Distinct().OrderBy(disk => disk).Take(MostDisks).ToArray() is { Length: > 0 } disks ? disks : null,
        }));
    }

    private static ILookup<string, int> Places(WindowsRecord record)
    {
        var partitions = record.Rows("Win32_DiskPartition").Where(row => row.Number("DiskIndex") is >= 0 and <= InventoryLimits.MostParts)
            .ToLookup(row => row.Text("DeviceID"), row => (int)row.Number("DiskIndex")!, StringComparer.OrdinalIgnoreCase);
        return record.Rows("Win32_LogicalDiskToPartition")
            .SelectMany(row => partitions[Key(row, "Antecedent")].Select(disk => (Volume: Key(row, "Dependent"), Disk: disk)))
            .ToLookup(place => place.Volume, place => place.Disk, StringComparer.OrdinalIgnoreCase);
    }

    // \\COMPUTER\root\cimv2:Win32_LogicalDisk.DeviceID="C:"
    private static string Key(CimRow row, string property)
    {
        var path = row.Text(property);
        var at = path.IndexOf('"');
        return at < 0 ? "" : path.Substring(at + 1).TrimEnd('"');
    }
}
