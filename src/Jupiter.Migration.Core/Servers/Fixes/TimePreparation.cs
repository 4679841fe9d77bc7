using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// The clock is set by a server of time (clause P1e; "Windows Time service tools and settings" on Microsoft Learn): receipts bear it. In a workgroup the service
/// may be stopped by its triggers although it starts by itself ("Windows Time service doesn't start automatically on a workgroup computer"): then it warns.
/// </summary>
internal static class TimePreparation
{
    private const string Service = "W32Time";
    private const string FromServers = "NTP";
    private const string FromDomain = "NT5DS";

    // What NtpServer is by default on a computer of its own, on the same page.
    private const string DefaultServers = "time.windows.com,0x1";

    private static readonly CheckDefinition Time = CheckRegister.Find("Machine.TimeSync");
    private static readonly MachineSetting Source = new(MachineSetting.TimeSource, "");
    private static readonly MachineSetting Servers = new(MachineSetting.TimeServers, "");

    public static IEnumerable<PreparedSetting> Of(ServerInventory inventory, IMachineSettings settings)
    {
        var isDomain = inventory.Domain?.IsDomain == true;
        return
        [
            new(
                () => PreparedSetting.Asked(Time, inventory.ComputerName, SR.TimeIsSet, () => Judge(settings, isDomain)),
                () => settings.FindService(Service) is null ? [] : Wanted(settings, isDomain)),
        ];
    }

    private static (CheckStatus Status, string Found) Judge(IMachineSettings settings, bool isDomain)
    {
        var (service, source, servers) = (settings.FindService(Service), Source.Read(settings) ?? "", Servers.Read(settings) ?? "");
        var found = SR.TimeFound.With(StartText.Of(service?.Start), PrintableText.Of(source), PrintableText.Of(servers), service?.IsRunning == true ? SR.TimeServiceRuns : SR.TimeServiceRunsNot);
        return (service is not { StartsByItself: true } || !Is(source, servers, isDomain) ? CheckStatus.Fail : service.IsRunning ? CheckStatus.Pass : CheckStatus.Warning, found);
    }

    private static bool Is(string source, string servers, bool isDomain) =>
        Is(source, FromServers) ? servers.Trim().Length > 0 : Is(source, "AllSync") ? isDomain || servers.Trim().Length > 0 : isDomain && Is(source, FromDomain);

    private static IEnumerable<(MachineSetting Setting, string Value)> Wanted(IMachineSettings settings, bool isDomain)
    {
        if (settings.FindService(Service) is { StartsByItself: false })
        {
            yield return (new MachineSetting(MachineSetting.Service, Service), nameof(ServiceStart.Automatic));
        }

        var servers = Servers.Read(settings) ?? "";
        if (!Is(Source.Read(settings) ?? "", servers, isDomain))
        {
            if (!isDomain && servers.Trim().Length == 0)
            {
                yield return (Servers, DefaultServers);
            }

            yield return (Source, isDomain ? FromDomain : FromServers);
        }
    }

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
