using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>Who has signed in on a computer, by the folders of their profiles: Windows names one when the account first signs in, and never again.</summary>
internal static class AccountReading
{
    private const string Profiles = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
    private static readonly string[] OfPeople = ["S-1-5-21-", "S-1-12-1-"];

    /// <summary>Reads the accounts.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="facts">What else is known of them, by SID; null where nothing is.</param>
    /// <param name="isDetailed">Whether to tell who they are.</param>
    /// <returns>The accounts.</returns>
    /// <exception cref="RegistryUnreadableException">They could not be read.</exception>
    /// <exception cref="NoDeviceAnswerException">There are more than an inventory holds.</exception>
    public static IReadOnlyList<ServerAccount> Read(IRegistry registry, IReadOnlyDictionary<string, AccountFacts>? facts, bool isDetailed) => [.. RowLimit.Whole(
        from sid in registry.Read(RegistryHive.LocalMachine, Profiles, is32Bit: false)?.SubKeys ?? []
        where OfPeople.Any(prefix => sid.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && !sid.EndsWith(".bak", StringComparison.OrdinalIgnoreCase)
        let path = registry.Read(RegistryHive.LocalMachine, $@"{Profiles}\{sid}", is32Bit: false)?.Text("ProfileImagePath")
        where !string.IsNullOrEmpty(path)
        let fact = facts is not null && facts.TryGetValue(sid, out var known) ? known : null
        select new ServerAccount
        {
            IsLatin = path.All(character => character is >= ' ' and <= '~'),
            IsAdministrator = fact?.IsAdministrator,
            PasswordExpires = isDetailed ? fact?.PasswordExpires : null,
            Profile = isDetailed ? PrintableText.Clean(path) : null,
        }, InventoryLimits.MostParts)];
}
