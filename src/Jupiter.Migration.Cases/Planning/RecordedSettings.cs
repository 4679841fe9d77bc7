using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>
/// The computers that find the server by a setting of their own, as their inventories tell: an alias of SQL Server's client, a data source of ODBC, a line of
/// the hosts file (clause R5). A new address or name of the server reaches none of them.
/// </summary>
/// <param name="request">The plan.</param>
/// <param name="old">The old server's addresses; null to ask for them.</param>
internal sealed class RecordedSettings(PlanRequest request, IReadOnlyList<IPAddress>? old = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly CheckDefinition Check = CheckRegister.Find("Case.ServerAddress");
    private static readonly char[] BetweenParts = [',', '\\', ';', ' ', ':'];

    // The old server works when the night is planned; where nobody here knows its address, a setting with its name is known all the same.
    private readonly Lazy<IReadOnlyList<IPAddress>> _old = new(() => request.ComputerInventories.Count == 0 ? []
        : old ?? ServerNameCheck.Resolve(request.OldServer, Patience, CancellationToken.None).Addresses);

    /// <summary>
    /// The venue, with the old server's address for each computer that has a setting which leads there. Where the new server takes that address over, the
    /// setting leads to it, and nobody has to look after it.
    /// </summary>
    /// <returns>The venue.</returns>
    public Venue Apply() => request.ComputerInventories.Count == 0 || request.NewServerTakesAddress ? request.Venue : request.Venue with
    {
        Computers = [.. request.Venue.Computers.Select(computer => computer.ServerAddress is null && AddressFrom(computer.Name) is { } address
            ? computer with { ServerAddress = address, IsServerAddressRead = true } : computer)],
    };

    /// <summary>Tells what was read on each computer.</summary>
    /// <returns>The results.</returns>
    public IEnumerable<CheckResult> Results()
    {
        foreach (var inventory in request.ComputerInventories)
        {
            var name = inventory.ComputerName;
            var settings = LeadingFrom(name).Select(setting => $"{setting.Place}, {setting}").ToArray();
            var found = !request.Venue.Computers.Any(computer => IsNamed(computer.Name, name)) ? SR.ComputerNotOfVenue
                : inventory.ClientSettings is null ? SR.ReadFromElsewhere.With(PrintableText.Of(name))
                : settings.Length > 0 ? string.Join("; ", settings)
                : null;
            yield return Check.Result(found is null ? CheckStatus.Pass : CheckStatus.Warning, name, request.NewServer!, found ?? SR.SettingsLeadElsewhere);
        }
    }

    private static bool IsNamed(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<ClientSetting> LeadingFrom(string computer) => request.ComputerInventories.Where(inventory => IsNamed(inventory.ComputerName, computer))
        .SelectMany(inventory => inventory.ClientSettings ?? []).Where(setting => PartsOf(setting).Any(IsOld));

    private string? AddressFrom(string computer) => LeadingFrom(computer).SelectMany(PartsOf).ToArray() is { Length: > 0 } parts
        ? Array.Find(parts, part => IPAddress.TryParse(part, out _) && IsOld(part)) ?? _old.Value.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork)?.ToString()
        : null;

    // The old server's name is one's own only where the new server does not get it (clause P1a).
    private bool IsOld(string part) => IPAddress.TryParse(part, out var address)
        ? _old.Value.Contains(address)
        : IsNamed(part, request.OldServer) && !IsNamed(part, request.Venue.ServerName) && !IsNamed(part, request.NewServer ?? "");

    // An alias begins with its library, "DBMSSOCN,192.168.1.10,1433"; behind a data source's server stand the database and the driver.
    private static string[] PartsOf(ClientSetting setting)
    {
        var server = setting.Kind == ClientSettingKind.DataSource ? setting.Target.Split([", "], 2, StringSplitOptions.None)[0] : setting.Target;
        return server.Split(BetweenParts, StringSplitOptions.RemoveEmptyEntries);
    }
}
