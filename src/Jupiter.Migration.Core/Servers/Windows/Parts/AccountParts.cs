using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The local accounts and who of them is an administrator: a member of the group S-1-5-32-544, whose name is localised. Only that group and those who may
/// sign in by remote desktop are asked for their members: those of all groups are, on a controller or in a large domain, those of the domain. Nobody
/// signs in with a disabled one, such as the built-in account of Windows 10. Domain accounts in it are not told by Win32_UserAccount of a server, so of
/// them nothing is known.
/// </summary>
internal static class AccountParts
{
    private const string Administrators = "S-1-5-32-544";
    private static readonly string[] Classes = ["Win32_Group", "Win32_GroupUser", "Win32_UserAccount"];

    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>What is known of each, by its SID.</returns>
    public static IReadOnlyDictionary<string, AccountFacts> Read(WindowsRecord record)
    {
        var members = Members(record, Administrators);
        return record.Rows("Win32_UserAccount").Where(row => row.Raw("SID").Length > 0).GroupBy(row => row.Raw("SID"), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => new AccountFacts(
                members is null ? null : same.First().Truth("Disabled") != true && Array.Exists(members, member => Is(member, same.First())),
                same.First().Truth("PasswordExpires")), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The members of a local group.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="sid">The SID of the group.</param>
    /// <returns>Its members, accounts and groups; null where the group is not told.</returns>
    public static (string Domain, string Name)[]? Members(WindowsRecord record, string sid)
    {
        var rows = record.Rows("Win32_GroupUser");
        return record.Rows("Win32_Group").Where(row => row.Raw("SID") == sid).Select(row => row.Raw("Name")).FirstOrDefault() is not { } group ? null
            : [.. rows.Where(row => Is(Key(row.Raw("GroupComponent"), "Name"), group)).Select(row => (Key(row.Raw("PartComponent"), "Domain"), Key(row.Raw("PartComponent"), "Name")))];
    }

    /// <summary>Whether a member is an account.</summary>
    /// <param name="member">The member.</param>
    /// <param name="account">A row of Win32_UserAccount.</param>
    /// <returns>True if it is.</returns>
    public static bool Is((string Domain, string Name) member, CimRow account) => Is(member.Name, account.Raw("Name")) && Is(member.Domain, account.Raw("Domain"));

    /// <summary>Why a file that only counts the accounts does not know who of them is an administrator.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The reason, for people.</returns>
    public static string Untold(WindowsRecord record) => record.Cim.Where(answer => answer?.Error is not null && Classes.Contains(answer.Class))
        .Select(answer => SR.CimClassUntold.With(answer.Class, PrintableText.Of(answer.Error))).FirstOrDefault() ?? SR.AccountOfDomain;

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // \\COMPUTER\root\cimv2:Win32_UserAccount.Domain="COMPUTER",Name="jupiter"
    private static string Key(string path, string name)
    {
        var begin = path.IndexOf(name + "=\"", StringComparison.OrdinalIgnoreCase);
        var end = begin < 0 ? -1 : path.IndexOf('"', begin + name.Length + 2);
        return end < 0 ? "" : path.Substring(begin + name.Length + 2, end - begin - name.Length - 2);
    }
}
