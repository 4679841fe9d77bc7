using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>What "Programs and Features" lists ("Uninstall Registry Key" on Microsoft Learn), of both kinds of program and of loaded users.</summary>
internal sealed class UninstallEntries
{
    private const string Path = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall";

    private UninstallEntries(IReadOnlyList<UninstallEntry> all) => All = all;

    /// <summary>The entries that have a name.</summary>
    public IReadOnlyList<UninstallEntry> All { get; }

    /// <summary>Reads them.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="users">The keys of users.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="RegistryUnreadableException">Those of the computer could not be read.</exception>
    /// <exception cref="NoDeviceAnswerException">There are more than an inventory holds.</exception>
    public static UninstallEntries Read(IRegistry registry, UserKeys users)
    {
        var ofComputer = BothViews.Read(registry, Path).SelectMany(view => Below(view.Key, name =>
            registry.Read(RegistryHive.LocalMachine, $@"{Path}\{name}", view.Is32Bit), isOfOneUser: false));
        var ofUsers = users.Read(Path).SelectMany(user => Below(user.Key, name =>
            registry.Read(RegistryHive.Users, $@"{user.Sid}\{Path}\{name}", is32Bit: false), isOfOneUser: true));
        return new UninstallEntries([.. RowLimit.Whole(
            ofComputer.Concat(ofUsers).GroupBy(entry => (entry.Key, entry.Name, entry.Version, entry.IsOfOneUser)).Select(same => same.First()), InventoryLimits.MostParts)]);
    }

    /// <summary>The programs among them, as an inventory lists them.</summary>
    /// <returns>The programs, sorted by name.</returns>
    public IReadOnlyList<InstalledProgram> Programs() => [.. All
        .GroupBy(entry => (entry.Name, entry.Version, entry.IsOfOneUser))
        .Select(same => new InstalledProgram { Name = same.Key.Name, Version = same.Key.Version, IsOfOneUser = same.Key.IsOfOneUser })
        .OrderBy(program => program.Name, StringComparer.OrdinalIgnoreCase).ThenBy(program => program.Version, StringComparer.Ordinal)];

    private static IEnumerable<UninstallEntry> Below(RegistryKey parent, Func<string, RegistryKey?> read, bool isOfOneUser) =>
        from name in parent.SubKeys
        let key = read(name)
        let shown = PrintableText.Clean(key?.Text("DisplayName"))
        where shown.Length > 0
        select new UninstallEntry(name, shown, PrintableText.Clean(key!.Text("DisplayVersion")) is { Length: > 0 } version ? version : null, isOfOneUser);
}

/// <summary>A program in that list.</summary>
/// <param name="Key">Its key: a product code where Windows Installer installed it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Version">Its version; null where it tells none.</param>
/// <param name="IsOfOneUser">Whether only one user has it.</param>
internal sealed record UninstallEntry(string Key, string Name, string? Version, bool IsOfOneUser);
