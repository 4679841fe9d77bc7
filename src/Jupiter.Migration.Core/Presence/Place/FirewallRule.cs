using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// A rule of the firewall of Windows for connections from outside, put together of what its classes tell of it under one <c>InstanceID</c>:
/// <c>MSFT_NetFirewallRule</c>, <c>MSFT_NetProtocolPortFilter</c>, <c>MSFT_NetAddressFilter</c>, <c>MSFT_NetApplicationFilter</c>, <c>MSFT_NetServiceFilter</c>.
/// </summary>
internal sealed class FirewallRule
{
    private const string Program = @"\sqlservr.exe";
    private const string Service = "MSSQL";

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the action: 2 Allow, 3 AllowBypass, 4 Block.</summary>
    public required long? Action { get; init; }

    /// <summary>The profiles that it holds in.</summary>
    public required FirewallProfile Profiles { get; init; }

    private string Protocol { get; init; } = "";

    private IReadOnlyList<string> LocalPorts { get; init; } = [];

    private IReadOnlyList<string> RemotePorts { get; init; } = [];

    private IReadOnlyList<string> EchoTypes { get; init; } = [];

    private IReadOnlyList<string> Callers { get; init; } = [];

    private string AppPath { get; init; } = "";

    private string Package { get; init; } = "";

    private string ServiceName { get; init; } = "";

    private bool IsWhole { get; init; }

    /// <summary>Whether it lets in, with nothing asked in return. One of which a part was not told may be for anything: it proves nothing.</summary>
    public bool Allows => Action == 2 && IsWhole;

    /// <summary>Whether it keeps out, whatever lets in.</summary>
    public bool Blocks => Action == 4;

    /// <summary>Whether it is about every computer of the network, whatever addresses that has.</summary>
    public bool ConcernsNeighbours => FirewallAddresses.HaveNeighbours(Callers);

    /// <summary>Puts a rule together.</summary>
    /// <param name="rule">The row of the rule.</param>
    /// <param name="filters">The rows of its filters by the name of their class; null where Windows told none: such a rule may keep out, and never lets in.</param>
    /// <returns>The rule.</returns>
    public static FirewallRule Of(CimRow rule, Func<string, CimRow?> filters)
    {
        var (port, address) = (filters("MSFT_NetProtocolPortFilter"), filters("MSFT_NetAddressFilter"));
        var (program, service) = (filters("MSFT_NetApplicationFilter"), filters("MSFT_NetServiceFilter"));
        return new FirewallRule
        {
            Name = rule.Text("DisplayName") is { Length: > 0 } name ? name : rule.Raw("InstanceID"),
            Action = rule.Number("Action"),
            Profiles = (FirewallProfile)(rule.Number("Profiles") ?? 0),
            Protocol = port?.Raw("Protocol") ?? "",
            LocalPorts = port?.Texts("LocalPort") ?? [],
            RemotePorts = port?.Texts("RemotePort") ?? [],
            EchoTypes = port?.Texts("IcmpType") ?? [],
            Callers = address?.Texts("RemoteAddress") ?? [],
            AppPath = program?.Raw("AppPath") ?? "",
            Package = program?.Raw("Package") ?? "",
            ServiceName = service?.Raw("ServiceName") ?? "",
            IsWhole = port is not null && address is not null && program is not null && service is not null,
        };
    }

    /// <summary>Whether it is about connections to the database server in a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="port">The TCP port; null where it is not known: then only a rule for every port is about it.</param>
    /// <returns>Whether it is. One of a packaged app never is (AppContainer).</returns>
    public bool IsAbout(FirewallProfile profile, int? port) =>
        IsIn(profile)
        && (IsAny(Protocol) || Is(Protocol, "TCP") || Protocol == "6")
        && (LocalPorts.Count == 0 || LocalPorts.Any(text => IsAny(text) || IsIn(text, port)))
        && (RemotePorts.Count == 0 || RemotePorts.Any(IsAny))
        && (IsAny(AppPath) || AppPath.EndsWith(Program, StringComparison.OrdinalIgnoreCase))
        && (IsAny(ServiceName) || ServiceName.StartsWith(Service, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether it is about echo requests (ICMPv4, type 8) in a profile. The type is told as a number, or as type and code ("New-NetFirewallRule", IcmpType, and
    /// "MSFT_NetProtocolPortFilter class" on Microsoft Learn); the rules that Windows has of its own, "File and Printer Sharing (Echo Request - ICMPv4-In)", are such.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <returns>Whether it is. No program takes them but the system itself.</returns>
    public bool IsAboutEcho(FirewallProfile profile) =>
        IsIn(profile)
        && (IsAny(Protocol) || Is(Protocol, "ICMPv4") || Protocol == "1")
        && (EchoTypes.Count == 0 || EchoTypes.Any(type => IsAny(type) || type is "8" or "8:*" or "8:0" || Is(type, "8:Any")))
        && (IsAny(AppPath) || Is(AppPath, "System"))
        && IsAny(ServiceName);

    /// <summary>Whether it is about a caller.</summary>
    /// <param name="caller">The address of a computer of the venue.</param>
    /// <returns>Whether it is.</returns>
    public bool Concerns(IPAddress caller) => FirewallAddresses.Have(Callers, caller);

    private bool IsIn(FirewallProfile profile) => (Profiles == FirewallProfile.Any || (Profiles & profile) != 0) && Package.Length == 0;

    private static bool IsIn(string text, int? port)
    {
        var ends = text.Split('-').Select(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToArray();
        return port is not null && ends.Length is 1 or 2 && ends[0] <= port && port <= ends[ends.Length - 1];
    }

    private static bool IsAny(string text) => text.Length == 0 || text == "*" || Is(text, "Any");

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
