using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers;

/// <summary>What an inventory can hold. One that came from outside is measured against it before anything is decided on it.</summary>
public static class InventoryLimits
{
    /// <summary>The most parts of a kind: modules, processors, disks.</summary>
    public const int MostParts = 1024;

    /// <summary>The largest capacity of one part, or of the memory, in bytes: a pebibyte.</summary>
    public const long LargestCapacity = 1L << 50;

    /// <summary>The most items of a database server.</summary>
    public const int MostItems = 1 << 14;

    private const int LargestPort = 65_535;
    private const int MostMinutes = 14 * 60;
    private const int MostDetails = 32;
    private const int MostCores = 1 << 16;
    private const int LargestBuild = 10_000_000;

    /// <summary>Refuses an inventory that no server can have.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="source">Where it came from, for the error.</param>
    /// <exception cref="MigrationException">InventoryBroken, which names the field.</exception>
    public static void Require(ServerInventory inventory, string source)
    {
        if (FirstWrongField(inventory) is { } field)
        {
            throw Broken(source, field, null);
        }
    }

    /// <summary>The error of an inventory that holds what it can't.</summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="field">The first wrong field.</param>
    /// <param name="inner">What made it known.</param>
    /// <returns>InventoryBroken.</returns>
    public static MigrationException Broken(string source, string field, Exception? inner) =>
        MigrationException.Because(nameof(SR.InventoryBroken), source, inner, source, field);

    private static string? FirstWrongField(ServerInventory inventory) =>
        inventory.Schema != ServerInventory.CurrentSchema ? "schema"
        : !(IsText(inventory.ComputerName) && !string.IsNullOrWhiteSpace(inventory.ComputerName)) ? "computerName"
        : !IsCapacity(inventory.VisibleMemoryBytes) ? "visibleMemoryBytes"
        : FirstWrong("memoryModules", inventory.MemoryModules, module => IsCapacity(module.CapacityBytes))
            ?? FirstWrong("processors", inventory.Processors, processor =>
                IsText(processor.Name) && IsCount(processor.Cores, MostCores) && IsCount(processor.LogicalProcessors, MostCores))
            ?? FirstWrong("disks", inventory.Disks, disk =>
                IsText(disk.Model) && IsCapacity(disk.SizeBytes)
                && Enum.IsDefined(typeof(DiskMediaType), disk.MediaType) && Enum.IsDefined(typeof(DiskBus), disk.Bus))
            ?? (inventory.OperatingSystem is null || IsSound(inventory.OperatingSystem) ? null : "operatingSystem")
            ?? (inventory.Identity is { } identity && !(IsText(identity.SmbiosUuid ?? "") && IsText(identity.MachineGuid ?? "")) ? "identity" : null)
            ?? FirstWrong("clientSettings", inventory.ClientSettings ?? [], setting =>
                Enum.IsDefined(typeof(ClientSettingKind), setting.Kind) && IsText(setting.Name) && IsText(setting.Target))
            ?? FirstWrongOfWindows(inventory)
            ?? (inventory.Programs is { } programs ? FirstWrongField(programs) : null)
            ?? (inventory.Instance is { } instance ? FirstWrongField(instance) : null);

    private static string? FirstWrongOfWindows(ServerInventory inventory) =>
        inventory.Hardware is { } hardware && !(IsText(hardware.Manufacturer) && IsText(hardware.Model) && Enum.IsDefined(typeof(HypervisorKind), hardware.Hypervisor))
            ? "hardware"
            : FirstWrong("volumes", inventory.Volumes ?? [], volume => IsText(volume.Name) && IsText(volume.FileSystem) && IsCapacity(volume.SizeBytes)
                    && IsCapacity(volume.FreeBytes) && (volume.Disks is null || volume.Disks.Count <= MostParts))
                ?? (inventory.Domain is { } domain && !IsText(domain.Name) ? "domain" : null)
                ?? FirstWrong("networkAdapters", inventory.NetworkAdapters ?? [], adapter => IsText(adapter.Name) && IsText(adapter.Connection)
                    && IsCapacity(adapter.BitsPerSecond) && IsText(adapter.HardwareAddress ?? "")
                    && AreTexts(adapter.Addresses) && AreTexts(adapter.Gateways) && AreTexts(adapter.NameServers))
                ?? (inventory.Clock is { } clock && !(IsText(clock.TimeZone) && clock.UtcOffsetMinutes is null or (>= -MostMinutes and <= MostMinutes)) ? "clock" : null)
                ?? FirstWrong("pageFiles", inventory.PageFiles ?? [], file => IsText(file.Path) && IsCapacity(file.SizeBytes))
                ?? FirstWrong("sqlInstances", inventory.SqlInstances ?? [], instance => IsText(instance.Name) && IsText(instance.ServiceName)
                    && IsText(instance.Version ?? "") && IsText(instance.Edition ?? "") && IsText(instance.ServiceState ?? "") && IsText(instance.ServiceStart ?? "")
                    && IsCount(instance.Port, LargestPort) && IsCount(instance.DynamicPort, LargestPort) && AreTexts(instance.Protocols))
                ?? FirstWrong("printers", inventory.Printers ?? [], printer => IsText(printer.Name) && IsText(printer.Driver))
                ?? FirstWrong("devices", inventory.Devices ?? [], device => IsText(device.Name) && IsText(device.HardwareId) && IsText(device.Driver) && device.Problem is null or >= 0)
                ?? (inventory.Upkeep is { } upkeep && !(AreTexts(upkeep.WaitingRestarts) && IsText(upkeep.PowerPlan ?? "") && upkeep.SleepsAfterMinutes is null or >= 0
                    && upkeep.ActiveHours is null or { Starts: >= 0 and < 24, Ends: >= 0 and < 24 }
                    && (upkeep.UpdateMode is not { } mode || Enum.IsDefined(typeof(WindowsUpdateMode), mode))) ? "upkeep" : null)
                ?? (inventory.RemoteDesktop is { } desktop && !(Enum.IsDefined(typeof(RemoteDesktopLicensing), desktop.Licensing) && AreTexts(desktop.LicenseServers)
                    && desktop is { GraceDays: null or >= 0, Users: null or >= 0, MostSessions: null or >= 1 }) ? "remoteDesktop" : null)
                ?? FirstWrong("doors", inventory.Doors ?? [], door => IsText(door.Name) && IsText(door.Closed ?? "") && IsCount(door.Port, LargestPort))
                ?? FirstWrong("unread", inventory.Unread ?? [], part => IsText(part.Part) && IsText(part.Reason));

    private static string? FirstWrongField(ServerPrograms programs) =>
        FirstWrong("programs.installed", programs.Installed ?? [], program => IsText(program.Name) && IsText(program.Version ?? ""))
            ?? FirstWrong("programs.visualCpp", programs.VisualCpp ?? [], runtime => IsText(runtime.Release) && IsText(runtime.Architecture) && IsText(runtime.Version ?? ""))
            ?? FirstWrong("programs.browsers", programs.Browsers ?? [], browser => IsText(browser.Name) && IsText(browser.Version ?? ""))
            ?? FirstWrong("programs.remote", programs.Remote ?? [], remote =>
                Enum.IsDefined(typeof(RemoteProgramKind), remote.Kind) && IsText(remote.Name) && IsText(remote.Version ?? "") && IsStart(remote.Start))
            ?? FirstWrong("programs.services", programs.Services ?? [], service => IsText(service.Name) && IsText(service.DisplayName ?? "") && IsStart(service.Start))
            ?? FirstWrong("programs.scheduledTasks", programs.ScheduledTasks ?? [], IsText)
            ?? FirstWrong("programs.antivirusExclusions", programs.AntivirusExclusions ?? [], IsText)
            ?? FirstWrong("programs.accounts", programs.Accounts ?? [], account => IsText(account.Profile ?? ""))
            ?? FirstWrong("programs.restrictions", programs.Restrictions ?? [], restriction => Enum.IsDefined(typeof(RestrictionKind), restriction.Kind) && IsText(restriction.Value));

    private static bool IsStart(ServiceStart? start) => start is not { } known || Enum.IsDefined(typeof(ServiceStart), known);

    private static string? FirstWrongField(InstanceInventory instance) =>
        new[] { instance.ServerInstance, instance.Product, instance.Version, instance.Edition, instance.Collation, instance.MachineName, instance.ServerName, instance.Identity,
            instance.DefaultDataPath, instance.DefaultLogPath }
            .All(IsDetail)
            ? FirstWrong("instance.items", instance.Items, IsSound, MostItems)
                ?? FirstWrong("instance.volumes", instance.Volumes, volume => volume.MountPoint is not "" && IsDetail(volume.MountPoint) && IsCapacity(volume.FreeBytes))
            : "instance";

    private static bool IsSound(InstanceItem item) =>
        Enum.IsDefined(typeof(InstanceItemKind), item.Kind) && IsDetail(item.Name) && IsDetail(item.UnknownBecause ?? "")
        && item.Details.Count <= MostDetails && item.Details.All(detail => detail is not null && IsDetail(detail.Name) && IsDetail(detail.Value));

    private static bool IsSound(ServerOperatingSystem system) =>
        IsText(system.Name) && IsText(system.Version ?? "") && IsCount(system.BuildNumber, LargestBuild)
        && IsText(system.Edition ?? "") && IsText(system.Language ?? "")
        && Enum.IsDefined(typeof(OperatingSystemFamily), system.Family)
        && Enum.IsDefined(typeof(WindowsProductType), system.ProductType);

    /// <summary>Finds the first part of a list that is wrong.</summary>
    /// <typeparam name="T">What the parts are.</typeparam>
    /// <param name="field">The list.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="isSound">Whether a part is right.</param>
    /// <param name="most">How many there may be.</param>
    /// <returns>The list, its first wrong part, or null.</returns>
    internal static string? FirstWrong<T>(string field, IReadOnlyList<T>? parts, Func<T, bool> isSound, int most = MostParts)
        where T : class => parts is null || parts.Count > most
            ? field
            : parts.Select((part, i) => part is not null && isSound(part) ? null : $"{field}[{i}]").FirstOrDefault(wrong => wrong is not null);

    private static bool IsText(string? text) => PrintableText.Passes(text, PrintableText.LongestText);

    private static bool IsDetail(string? text) => PrintableText.Passes(text, PrintableText.LongestDetail);

    private static bool AreTexts(IReadOnlyList<string>? texts) => texts is null || (texts.Count <= MostParts && texts.All(IsText));

    private static bool IsCapacity(long? bytes) => bytes is null or (>= 0 and <= LargestCapacity);

    private static bool IsCount(int? count, int most) => count is null || (count >= 1 && count <= most);
}
