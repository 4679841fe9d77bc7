using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>
/// The services that let the venue's database or Jupiter work: SQL Server's of the instance, its Agent, those that the consent names. Not the
/// Browser, which starts nothing. A service that needs SQL Server starts it ("Service Startup": dependencies are started first), whatever its own
/// start is; so Agent is one of them, and whoever else is in that place is named.
/// </summary>
internal sealed class ChosenServices
{
    private const string DefaultInstance = "MSSQLSERVER";

    // Remote access, networks and backups are never touched, whatever a venue's file says.
    private static readonly string[] Kept =
    [
        "anydesk", "ammyy", "teamviewer", "rustdesk", "radmin", "vnc", "dameware", "assistant", "supremo", "litemanager", "openvpn", "wireguard", "zerotier", "tailscale", "hamachi",
        "backup", "veeam", "acronis", "cobian", "sqlwriter", "snapshot", "termservice", "sshd",
    ];

    private ChosenServices(IReadOnlyList<WindowsService> found, IReadOnlyList<string> missing, IReadOnlyList<WindowsService> starters) =>
        (Found, Missing, Starters) = (found, missing, starters);

    /// <summary>Those that are there, SQL Server's last: what could start it goes before it.</summary>
    public IReadOnlyList<WindowsService> Found { get; }

    /// <summary>Names of those that are not.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Others that start by themselves and SQL Server with them.</summary>
    public IReadOnlyList<WindowsService> Starters { get; }

    /// <summary>Finds them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="serverName">The name that the instance gives itself (@@SERVERNAME).</param>
    /// <param name="settings">The machine's settings.</param>
    /// <returns>The services.</returns>
    /// <exception cref="SettingUnavailableException">Nobody tells.</exception>
    public static ChosenServices Of(CasePlan plan, string serverName, IMachineSettings settings)
    {
        var address = ServerAddress.Parse(plan.OldServerInstance);
        var instance = serverName.IndexOf('\\') is >= 0 and var at ? serverName.Substring(at + 1) : address.Instance ?? DefaultInstance;
        var isDefault = string.Equals(instance, DefaultInstance, StringComparison.OrdinalIgnoreCase);
        var isServer = address.Engine == "SqlServer";
        var engine = isServer ? isDefault ? DefaultInstance : "MSSQL$" + instance : null;
        var agent = isServer ? isDefault ? "SQLSERVERAGENT" : "SQLAgent$" + instance : null;
        string[] named = [.. plan.Venue.Disarm?.Services ?? []];

        var all = named.Concat(new[] { agent, engine }.OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (Name: name, Service: settings.FindService(name))).ToArray();
        var found = all.Select(one => one.Service).OfType<WindowsService>().ToArray();
        return new ChosenServices(
            found,

            // Express Edition comes without an Agent that could run.
            [.. all.Where(one => one.Service is null && one.Name != agent).Select(one => one.Name)],
            [
                .. (found.FirstOrDefault(service => service.Name == engine)?.Dependents ?? [])
                    .Where(name => !found.Any(service => string.Equals(service.Name, name, StringComparison.OrdinalIgnoreCase)))
                    .Select(settings.FindService).OfType<WindowsService>().Where(service => service.StartsByItself),
            ]);
    }

    /// <summary>Whether a service is none that may be touched: Windows's own, by which it is reached and lives in its network, or one of remote access or backups.</summary>
    /// <param name="service">The service.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsKept(WindowsService service) =>
        service.Start == ServiceStart.System || service.Program.IndexOf(@"\system32\", StringComparison.OrdinalIgnoreCase) >= 0
        || Kept.Any(word => new[] { service.Name, service.DisplayName, service.Program }.Any(text => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
}
