using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>The computer as a whole: maker, processors, memory, domain, clock, page files.</summary>
internal static class ComputerParts
{
    private const string Firmware = @"HARDWARE\DESCRIPTION\System\BIOS";
    private const string TimeZones = @"SYSTEM\CurrentControlSet\Control\TimeZoneInformation";
    private const int BackupController = 4;
    private const int PrimaryController = 5;
    private const int MostMinutes = 14 * 60;
    private const int Rom = 10;
    private const int Flash = 11;
    private const double LongestOffset = 1e9;

    /// <summary>Maker, model and hypervisor.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes what was not told.</param>
    /// <returns>The hardware; null where nobody told of it.</returns>
    public static ServerHardware? Hardware(WindowsRecord record, PartReading parts)
    {
        var row = parts.Read("hardware", () => record.Row("Win32_ComputerSystem"));
        var key = row is null ? parts.Read("hardware.model", () => record.Registry.Read(RegistryHive.LocalMachine, Firmware, is32Bit: false)) : null;
        var bios = parts.Read("hardware.hypervisor", () => record.Row("Win32_BIOS"));
        var (manufacturer, model) = row is null
            ? (Bounded.Text(key?.Text("SystemManufacturer")) ?? "", Bounded.Text(key?.Text("SystemProductName")) ?? "") : (row.Text("Manufacturer"), row.Text("Model"));
        return row is null && key is null ? null : new ServerHardware
        {
            Manufacturer = manufacturer,
            Model = model,
            Hypervisor = HypervisorSign.Of(manufacturer, model, bios?.Text("Manufacturer") ?? ""),
        };
    }

    /// <summary>The processors, one a socket.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The processors.</returns>
    public static IReadOnlyList<ServerProcessor> Processors(WindowsRecord record) => Bounded.Parts(record.Rows("Win32_Processor").Select(row => new ServerProcessor
    {
        Name = row.Text("Name"),
        Cores = Bounded.Cores(row.Number("NumberOfCores")),
        LogicalProcessors = Bounded.Cores(row.Number("NumberOfLogicalProcessors")),
    }));

    /// <summary>The memory modules. The chip of the firmware is listed among them on some boards (SMBIOS 7.18.2, Flash and ROM).</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The modules.</returns>
    public static IReadOnlyList<MemoryModule> Modules(WindowsRecord record) => Bounded.Parts(record.Rows("Win32_PhysicalMemory")
        .Where(row => row.Number("MemoryType") is not (Rom or Flash)).Select(row => new MemoryModule { CapacityBytes = Bounded.Bytes(row.Number("Capacity")) }));

    /// <summary>The memory that Windows sees.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The bytes.</returns>
    public static long? VisibleMemory(WindowsRecord record) =>
        Bounded.Bytes(record.Row("Win32_OperatingSystem")?.Number("TotalVisibleMemorySize"), 1024)
            ?? Bounded.Bytes(record.Row("Win32_ComputerSystem")?.Number("TotalPhysicalMemory"));

    /// <summary>The domain or workgroup.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>It; null where Windows names none.</returns>
    public static DomainMembership? Domain(WindowsRecord record) =>
        record.Row("Win32_ComputerSystem") is { } row && Bounded.Text(row.Truth("PartOfDomain") == false ? row.Text("Workgroup") is { Length: > 0 } group ? group : row.Text("Domain") : row.Text("Domain")) is { } name
            ? new DomainMembership
            {
                Name = name,
                IsDomain = row.Truth("PartOfDomain"),
                IsController = row.Number("DomainRole") is { } role ? role is BackupController or PrimaryController : null,
            }
            : null;

    /// <summary>The clock and its time zone.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes what was not told.</param>
    /// <returns>The clock; null where nobody told of it.</returns>
    public static ServerClock? Clock(WindowsRecord record, PartReading parts)
    {
        var key = parts.Read("clock.timeZone", () => record.Registry.Read(RegistryHive.LocalMachine, TimeZones, is32Bit: false));
        var minutes = parts.Read("clock.utcOffsetMinutes", () => record.Row("Win32_OperatingSystem")?.Number("CurrentTimeZone"))
            ?? (key?.Number("ActiveTimeBias") is { } bias and <= uint.MaxValue ? -unchecked((int)(uint)bias) : null);
        return key is null && minutes is null ? null : new ServerClock
        {
            TimeZone = Bounded.Text(key?.Text("TimeZoneKeyName")) ?? Bounded.Text(key?.Text("StandardName")) ?? "",
            UtcOffsetMinutes = Bounded.Within(minutes, -MostMinutes, MostMinutes),
            AheadSeconds = record.ClockOffsetSeconds is >= -LongestOffset and <= LongestOffset ? record.ClockOffsetSeconds : null,
        };
    }

    /// <summary>The page files.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The page files.</returns>
    public static IReadOnlyList<PageFile> PageFiles(WindowsRecord record) => Bounded.Parts(record.Rows("Win32_PageFileUsage")
        .Select(row => new PageFile { Path = row.Text("Name"), SizeBytes = Bounded.Bytes(row.Number("AllocatedBaseSize"), 1 << 20) }));
}
