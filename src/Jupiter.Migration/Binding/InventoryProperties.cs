using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Binding;

/// <summary>Reads an inventory from an object that has its properties but not its type. Their names are taken in any case.</summary>
internal static class InventoryProperties
{
    /// <summary>Reads an inventory.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The inventory; its limits are not checked yet.</returns>
    /// <exception cref="Errors.MigrationException">InventoryBroken, which names the property.</exception>
    public static ServerInventory Read(PSObject source) => new()
    {
        Schema = Text(source, nameof(ServerInventory.Schema)),
        ComputerName = Text(source, nameof(ServerInventory.ComputerName)),
        ReadAt = Time(source, nameof(ServerInventory.ReadAt)),
        MemoryModules = Parts(source, nameof(ServerInventory.MemoryModules), module => new MemoryModule
        {
            CapacityBytes = Number<long>(module, nameof(MemoryModule.CapacityBytes)),
        }),
        VisibleMemoryBytes = Number<long>(source, nameof(ServerInventory.VisibleMemoryBytes)),
        Processors = Parts(source, nameof(ServerInventory.Processors), processor => new ServerProcessor
        {
            Name = Text(processor, nameof(ServerProcessor.Name)),
            Cores = Number<int>(processor, nameof(ServerProcessor.Cores)),
            LogicalProcessors = Number<int>(processor, nameof(ServerProcessor.LogicalProcessors)),
        }),
        Disks = Parts(source, nameof(ServerInventory.Disks), disk => new ServerDisk
        {
            Model = Text(disk, nameof(ServerDisk.Model)),
            SizeBytes = Number<long>(disk, nameof(ServerDisk.SizeBytes)),
            MediaType = Name<DiskMediaType>(disk, nameof(ServerDisk.MediaType)),
            Bus = Name<DiskBus>(disk, nameof(ServerDisk.Bus)),
        }),
        OperatingSystem = Value(source, nameof(ServerInventory.OperatingSystem)) is { } system ? System(PSObject.AsPSObject(system)) : null,
        Identity = Value(source, nameof(ServerInventory.Identity)) is { } identity ? Identity(PSObject.AsPSObject(identity)) : null,
        ClientSettings = Value(source, nameof(ServerInventory.ClientSettings)) is null ? null : Parts(source, nameof(ServerInventory.ClientSettings), setting => new ClientSetting
        {
            Kind = Name<ClientSettingKind>(setting, nameof(ClientSetting.Kind)),
            Is32Bit = Truth(setting, nameof(ClientSetting.Is32Bit)) ?? false,
            Name = Text(setting, nameof(ClientSetting.Name)),
            Target = Text(setting, nameof(ClientSetting.Target)),
        }),
        Instance = Value(source, nameof(ServerInventory.Instance)) is { } instance ? Instance(PSObject.AsPSObject(instance)) : null,
    };

    private static MachineIdentity Identity(PSObject identity) => new()
    {
        SmbiosUuid = Value(identity, nameof(MachineIdentity.SmbiosUuid))?.ToString(),
        MachineGuid = Value(identity, nameof(MachineIdentity.MachineGuid))?.ToString(),
    };

    private static InstanceInventory Instance(PSObject instance) => new()
    {
        ServerInstance = Text(instance, nameof(InstanceInventory.ServerInstance)),
        Product = Text(instance, nameof(InstanceInventory.Product)),
        Version = Text(instance, nameof(InstanceInventory.Version)),
        Edition = Text(instance, nameof(InstanceInventory.Edition)),
        Collation = Text(instance, nameof(InstanceInventory.Collation)),
        MachineName = Text(instance, nameof(InstanceInventory.MachineName)),
        ServerName = Text(instance, nameof(InstanceInventory.ServerName)),
        Identity = Text(instance, nameof(InstanceInventory.Identity)),
        AcceptsSqlLogins = Truth(instance, nameof(InstanceInventory.AcceptsSqlLogins)),
        BrowserAnswers = Truth(instance, nameof(InstanceInventory.BrowserAnswers)),
        IsDetailed = Truth(instance, nameof(InstanceInventory.IsDetailed)) ?? false,
        Items = Parts(instance, nameof(InstanceInventory.Items), Item, InventoryLimits.MostItems),
    };

    private static InstanceItem Item(PSObject item) => new()
    {
        Kind = Name<InstanceItemKind>(item, nameof(InstanceItem.Kind)),
        Name = Text(item, nameof(InstanceItem.Name)),
        Details = Parts(item, nameof(InstanceItem.Details), detail => new ItemDetail
        {
            Name = Text(detail, nameof(ItemDetail.Name)),
            Value = Text(detail, nameof(ItemDetail.Value)),
        }),
        UnknownBecause = Value(item, nameof(InstanceItem.UnknownBecause))?.ToString(),
    };

    private static ServerOperatingSystem System(PSObject system) => new()
    {
        Family = Name<OperatingSystemFamily>(system, nameof(ServerOperatingSystem.Family)),
        Name = Text(system, nameof(ServerOperatingSystem.Name)),
        Version = Value(system, nameof(ServerOperatingSystem.Version))?.ToString(),
        BuildNumber = Number<int>(system, nameof(ServerOperatingSystem.BuildNumber)),
        ProductType = Name<WindowsProductType>(system, nameof(ServerOperatingSystem.ProductType)),
    };

    private static T[] Parts<T>(PSObject source, string property, Func<PSObject, T> read, int most = InventoryLimits.MostParts)
    {
        var value = Value(source, property) ?? throw Broken(property, null);
        var parts = LanguagePrimitives.GetEnumerable(value);

        // PowerShell makes one object of a list with one element.
        IEnumerable<object> elements = parts is null ? [value] : parts.Cast<object>();
        var taken = elements.Take(most + 1).ToArray();
        return Array.Exists(taken, element => element is null)
            ? throw Broken(property, null)
            : Array.ConvertAll(taken, element => read(PSObject.AsPSObject(element)));
    }

    private static string Text(PSObject source, string property) =>
        Value(source, property)?.ToString() ?? throw Broken(property, null);

    private static bool? Truth(PSObject source, string property) => Value(source, property) switch
    {
        null => null,
        bool truth => truth,
        PSObject { BaseObject: bool truth } => truth,
        _ => throw Broken(property, null),
    };

    private static T? Number<T>(PSObject source, string property)
        where T : struct
    {
        try
        {
            return Value(source, property) is { } value
                ? (T)LanguagePrimitives.ConvertTo(value, typeof(T), CultureInfo.InvariantCulture)
                : null;
        }
        catch (PSInvalidCastException e)
        {
            throw Broken(property, e);
        }
    }

    // Through remoting an enumeration comes as its number with its name for text, through ConvertTo-Json as a bare number.
    private static T Name<T>(PSObject source, string property)
        where T : struct, Enum =>
        Value(source, property) is not { } value ? default
        : value.ToString() is { } text && text.IndexOf(',') < 0
            && Enum.TryParse<T>(text, ignoreCase: true, out var name) && Enum.IsDefined(typeof(T), name) ? name
        : throw Broken(property, null);

    private static DateTimeOffset Time(PSObject source, string property)
    {
        var value = Value(source, property);
        return (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            DateTimeOffset time => time,
            DateTime time => new DateTimeOffset(time),
            _ when DateTimeOffset.TryParse(
                value?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) => time,
            _ => throw Broken(property, null),
        };
    }

    private static object? Value(PSObject source, string property) => source.Properties[property]?.Value;

    private static Errors.MigrationException Broken(string property, Exception? inner) =>
        InventoryLimits.Broken(nameof(ServerInventory), property, inner);
}
