using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// Whether people can work on the server itself by remote desktop (clause H2): how many it lets in, for how long, whom, and what they print on. That they do is
/// seen at R8 alone.
/// </summary>
internal static class RemoteDesktopPreparation
{
    // "Remote Desktop for Administration": without the role two administrators get in at once.
    private const int Administrators = 2;

    private static readonly CheckDefinition Host = CheckRegister.Find("Desktop.Host");
    private static readonly CheckDefinition Licence = CheckRegister.Find("Desktop.Licence");
    private static readonly CheckDefinition Account = CheckRegister.Find("Desktop.Account");
    private static readonly CheckDefinition Printer = CheckRegister.Find("Desktop.Printer");

    /// <summary>Checks it.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="sessions">How many people work on it.</param>
    /// <param name="old">What was recorded on the old server; null where nothing was.</param>
    /// <returns>A result for each check; none where nobody works on it.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory, int sessions, ServerInventory? old)
    {
        if (sessions == 0)
        {
            return [];
        }

        var host = CheckHost(inventory, sessions);
        return [host, CheckLicence(inventory, host), CheckAccounts(inventory), CheckPrinters(inventory, old)];
    }

    private static CheckResult CheckHost(ServerInventory inventory, int sessions)
    {
        var (status, actual) = (inventory.RemoteDesktop, inventory.OperatingSystem?.ProductType) switch
        {
            (null, _) => (CheckStatus.Unknown, UnreadReason.Of(inventory, "remoteDesktop")),
            ({ IsAllowed: false }, _) => (CheckStatus.Fail, SR.DesktopNotAllowed),
            (_, WindowsProductType.Workstation) when sessions > 1 => (CheckStatus.Fail, SR.DesktopOfWorkstation),
            ({ IsSessionHost: false }, not WindowsProductType.Workstation) => (sessions > Administrators ? CheckStatus.Fail : CheckStatus.Warning, SR.DesktopForAdministration),
            ({ MostSessions: { } most }, _) when most < sessions => (CheckStatus.Fail, SR.DesktopLimited.With(most)),
            ({ IsAllowed: null } or { IsSessionHost: null }, _) => (CheckStatus.Unknown, SR.NotKnownBecause.With("Win32_TerminalServiceSetting")),
            _ => (CheckStatus.Pass, SR.DesktopAllowed),
        };
        return Host.Result(status, inventory.ComputerName, SR.DesktopExpected.With(sessions), actual);
    }

    // Which licences its server holds only that one tells; that people get in is seen at R8.
    private static CheckResult CheckLicence(ServerInventory inventory, CheckResult host)
    {
        if (inventory.RemoteDesktop is not { IsSessionHost: not false } desktop || inventory.OperatingSystem?.ProductType == WindowsProductType.Workstation)
        {
            return Licence.LeftTo(inventory.ComputerName, SR.LicenceExpected, SR.LicenceOfHost, [host]);
        }

        var isSet = desktop.Licensing is RemoteDesktopLicensing.PerDevice or RemoteDesktopLicensing.PerUser && desktop.LicenseServers is { Count: > 0 };
        var isOpen = desktop.Licensing == RemoteDesktopLicensing.Unknown || desktop.LicenseServers is null && desktop.Licensing != RemoteDesktopLicensing.NotConfigured;
        var mode = SR.LicenceMode.With(desktop.Licensing, string.Join(", ", desktop.LicenseServers ?? []));

        // "License your RDS deployment with client access licenses": those of users are kept in Active Directory, and not tracked within a workgroup.
        var isKept = desktop.Licensing == RemoteDesktopLicensing.PerDevice || inventory.Domain?.IsDomain != false;
        var (status, actual) = desktop switch
        {
            _ when isSet => (isKept ? CheckStatus.Pass : CheckStatus.Warning, isKept ? mode : $"{mode}; {SR.LicenceOfWorkgroup}"),
            { GraceDays: > 0 } => (CheckStatus.Warning, SR.LicenceGrace.With(desktop.GraceDays)),
            { GraceDays: 0 } when !isOpen => (CheckStatus.Fail, SR.LicenceOver),
            _ => (CheckStatus.Unknown, SR.NotKnownBecause.With("Win32_TerminalServiceSetting")),
        };
        return Licence.Result(status, inventory.ComputerName, SR.LicenceExpected, actual);
    }

    private static CheckResult CheckAccounts(ServerInventory inventory) => inventory.RemoteDesktop?.Users switch
    {
        null => Account.Result(
            CheckStatus.Unknown, inventory.ComputerName, SR.DesktopUsersExpected,
            inventory.IsDetailed ? UnreadReason.Of(inventory, "remoteDesktop.users", "remoteDesktop") : SR.CimClassOnlyDetailed.With("Win32_GroupUser")),
        0 => Account.Result(CheckStatus.Warning, inventory.ComputerName, SR.DesktopUsersExpected, SR.DesktopUsersNone),
        var count => Account.Result(CheckStatus.Pass, inventory.ComputerName, SR.DesktopUsersExpected, SR.DesktopUsersFound.With(count)),
    };

    // What somebody brings along in a session comes with the session.
    private static CheckResult CheckPrinters(ServerInventory inventory, ServerInventory? old)
    {
        if (inventory.Printers is not { } all)
        {
            return UnreadReason.Result(Printer, inventory, inventory.ComputerName, SR.PrintersExpected, "printers");
        }

        var own = all.Where(printer => !printer.IsRedirected).Select(printer => printer.Name).ToArray();
        var missing = (old?.Printers ?? []).Where(printer => !printer.IsRedirected && !own.Contains(printer.Name, StringComparer.OrdinalIgnoreCase)).Select(printer => printer.Name).ToArray();
        return missing.Length > 0 ? Printer.Result(CheckStatus.Warning, inventory.ComputerName, SR.PrintersExpected, SR.PrintersMissing.With(string.Join(", ", missing)))
            : Printer.Result(own.Length > 0 || old?.Printers is not null ? CheckStatus.Pass : CheckStatus.Warning, inventory.ComputerName, SR.PrintersExpected, own.Length > 0 ? string.Join(", ", own) : SR.PrintersNone);
    }
}
