using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The disks: Win32_DiskDrive, which every Windows has, with media and bus of MSFT_PhysicalDisk, which Windows Server 2008 R2 and Windows 7 lack.
/// </summary>
internal static class DiskParts
{
    private const string Modern = "MSFT_PhysicalDisk";

    /// <summary>Reads the disks.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="isVirtualMachine">Whether a hypervisor shows these disks: what they stand on is not seen from inside.</param>
    /// <param name="parts">Takes why the media are not known.</param>
    /// <returns>The disks.</returns>
    /// <exception cref="NoDeviceAnswerException">No class of disks was told.</exception>
    public static IReadOnlyList<ServerDisk> Read(WindowsRecord record, bool isVirtualMachine, PartReading parts)
    {
        var told = parts.Read("disks.mediaType", () => record.Rows(Modern));
        var physical = told ?? [];
        CimRow[] drives;
        try
        {
            drives = [.. record.Rows("Win32_DiskDrive")];
        }
        catch (NoDeviceAnswerException) when (physical.Count > 0)
        {
            return Bounded.Parts(physical.Select(row => Disk(null, row, [], isVirtualMachine)));
        }

        var numbers = drives.Select(drive => drive.Number("Index")).ToArray();
        var members = physical.Where(row => !numbers.Contains(row.Number("DeviceId"))).ToArray();
        var disks = Bounded.Parts(drives.OrderBy(drive => drive.Number("Index"))
            .Select(drive => Disk(drive, physical.FirstOrDefault(row => row.Number("DeviceId") is { } number && number == drive.Number("Index")), members, isVirtualMachine)));
        if (told is not null && Array.Exists(disks, disk => disk.MediaType == DiskMediaType.Unspecified && disk.Bus != DiskBus.Usb))
        {
            parts.Miss("disks.mediaType", isVirtualMachine ? SR.DiskMediaVirtual
                : told.Count == 0 ? SR.CimClassUntold.With(Modern, SR.CimNoRow) : SR.DiskMediaUntold);
        }

        return disks;
    }

    private static ServerDisk Disk(CimRow? drive, CimRow? physical, CimRow[] poolMembers, bool isVirtualMachine)
    {
        var model = new[] { drive?.Text("Model"), physical?.Text("FriendlyName"), physical?.Text("Model") }.FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
        var bus = WindowsDisk.Bus(physical?.Number("BusType"), drive?.Text("InterfaceType") ?? "", drive?.Text("PNPDeviceID") ?? "", model, isVirtualMachine);

        // A space of Storage Spaces has no media: the disks of its pool, which Win32_DiskDrive does not show, have.
        var isSpace = physical is null && drive is not null && WindowsDisk.IsSpace(drive.Text("PNPDeviceID"), model);
        var media = isSpace && poolMembers.Length > 0 ? OfAll(poolMembers) : Media(physical, bus);
        return new ServerDisk
        {
            Model = model,
            Number = Bounded.Within(drive?.Number("Index") ?? physical?.Number("DeviceId"), 0, InventoryLimits.MostParts * 4),
            SizeBytes = Bounded.Bytes(physical?.Number("Size")) ?? Bounded.Bytes(drive?.Number("Size")),
            Bus = isSpace && bus != DiskBus.Virtual ? DiskBus.Raid : bus,
            MediaType = bus == DiskBus.Virtual ? DiskMediaType.Unspecified : media,
        };
    }

    private static DiskMediaType OfAll(CimRow[] members) =>
        members.Select(member => Media(member, WindowsDisk.Bus(member.Number("BusType"), "", "", member.Text("FriendlyName"), false))).Distinct().ToArray() is [var only]
            ? only : DiskMediaType.Unspecified;

    private static DiskMediaType Media(CimRow? physical, DiskBus bus) =>
        WindowsDisk.Media(physical?.Number("MediaType"), physical?.Number("SpindleSpeed"), bus);
}
