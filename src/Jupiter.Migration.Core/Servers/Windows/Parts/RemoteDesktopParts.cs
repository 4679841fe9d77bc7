using System;
using System.Linq;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// Remote desktop by "Win32_TerminalServiceSetting class" on Microsoft Learn, with its methods GetGracePeriodDays (0 when the period is over) and
/// GetSpecifiedLicenseServerList; who may sign in by the group S-1-5-32-555, whose name is localised.
/// </summary>
internal static class RemoteDesktopParts
{
    private const string Users = "S-1-5-32-555";
    private const string Servers = "GetSpecifiedLicenseServerList.SpecifiedLSList";
    private const int MostDays = 36_500;

    /// <summary>Reads it.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes what was not told.</param>
    /// <returns>It; null where nobody told of it.</returns>
    public static RemoteDesktopHost? Read(WindowsRecord record, PartReading parts) => parts.Read("remoteDesktop", () => record.Row("Win32_TerminalServiceSetting")) is not { } row ? null : new()
    {
        IsAllowed = Truth(row.Number("AllowTSConnections")),
        IsSessionHost = Truth(row.Number("TerminalServerMode")),
        MostSessions = Bounded.Within(row.Number("LimitedUserSessions"), 1, int.MaxValue),
        Licensing = Licensing(row.Number("LicensingType")),
        LicenseServers = row.Values.TryGetValue(Servers, out var told) && told is not null ? Bounded.Parts(row.Texts(Servers).Where(server => server.Length > 0)) : null,
        GraceDays = Bounded.Within(row.Number("GetGracePeriodDays.DaysLeft"), 0, MostDays),
        Users = record.IsDetailed ? parts.Read<int?>("remoteDesktop.users", () => Count(record)) : null,
    };

    private static bool? Truth(long? number) => number switch { 0 => false, 1 => true, _ => null };

    // The numbers of ChangeMode and of Win32_TSDeploymentLicensing, and of BitMap at PossibleLicensingTypes. The list at the property itself has 3 for a user and 4
    // for not configured; 3 is in none of the others and is not known here.
    private static RemoteDesktopLicensing Licensing(long? number) => number switch
    {
        0 or 1 or 5 => RemoteDesktopLicensing.NotConfigured,
        2 => RemoteDesktopLicensing.PerDevice,
        4 => RemoteDesktopLicensing.PerUser,
        _ => RemoteDesktopLicensing.Unknown,
    };

    private static int? Count(WindowsRecord record)
    {
        var disabled = record.Rows("Win32_UserAccount").Where(row => row.Truth("Disabled") == true).ToArray();
        return AccountParts.Members(record, Users)?.Take(InventoryLimits.MostParts)
            .Count(member => !Array.Exists(disabled, row => AccountParts.Is(member, row)));
    }
}
