using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// Whether the firewall of this computer is prepared to let the venue's computers in (clause P3), before it stands in their network: neighbours, in a domain's and
/// in a private network; to the database, and with an echo request (ping), by which people and the absence of a server are asked. Whether it lets them in where it
/// stands, <see cref="FirewallCheck"/> tells.
/// </summary>
/// <param name="source">CIM of this computer.</param>
public sealed class PreparedFirewall(ICimSource source)
{
    private static readonly CheckDefinition Port = CheckRegister.Find("Machine.Port");
    private static readonly CheckDefinition Echo = CheckRegister.Find("Machine.Echo");
    private static readonly FirewallProfile[] Profiles = [FirewallProfile.Domain, FirewallProfile.Private];

    private delegate bool About(FirewallRule rule, FirewallProfile profile);

    /// <summary>That of the computer that this runs on.</summary>
    public static PreparedFirewall OfThisComputer { get; } = new(CimSource.OfThisComputer);

    /// <summary>Judges the port of the database.</summary>
    /// <param name="subject">The instance.</param>
    /// <param name="port">Its TCP port; null where it has none of its own.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The result; Unknown where Windows does not tell.</returns>
    public CheckResult RunPort(string subject, int? port, CancellationToken cancellation) =>
        Run(firewall => OfPort(subject, port, PortClosed(firewall, port)), Port, subject, PortIsOpen(port), cancellation);

    /// <summary>Judges echo requests. A server that answers none works all the same: a warning.</summary>
    /// <param name="subject">The computer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The result; Unknown where Windows does not tell.</returns>
    public CheckResult RunEcho(string subject, CancellationToken cancellation) =>
        Run(firewall => OfEcho(subject, EchoClosed(firewall)), Echo, subject, SR.EchoIsOpen, cancellation);

    /// <summary>Judges the port of the database by what was found.</summary>
    /// <param name="subject">The instance.</param>
    /// <param name="port">Its TCP port; null where it has none of its own.</param>
    /// <param name="closed">What <see cref="PortClosed"/> found.</param>
    /// <returns>The result.</returns>
    internal static CheckResult OfPort(string subject, int? port, string? closed) =>
        Port.Result(closed is null ? CheckStatus.Pass : CheckStatus.Fail, subject, PortIsOpen(port), closed ?? PortIsOpen(port));

    /// <summary>Judges echo requests by what was found.</summary>
    /// <param name="subject">The computer.</param>
    /// <param name="closed">What <see cref="EchoClosed"/> found.</param>
    /// <returns>The result.</returns>
    internal static CheckResult OfEcho(string subject, string? closed) =>
        Echo.Result(closed is null ? CheckStatus.Pass : CheckStatus.Warning, subject, SR.EchoIsOpen, closed ?? SR.EchoIsOpen);

    /// <summary>Where and by what neighbours are kept from a port.</summary>
    /// <param name="firewall">The firewall.</param>
    /// <param name="port">The TCP port; null where the instance has none of its own.</param>
    /// <returns>Each profile with its reason; null where they are let in.</returns>
    internal static string? PortClosed(WindowsFirewall firewall, int? port) => Closed(firewall, AboutPort(port), profile => SR.FirewallHasNoRule.With(profile));

    /// <summary>Where and by what echo requests of neighbours are kept out.</summary>
    /// <param name="firewall">The firewall.</param>
    /// <returns>Each profile with its reason; null where they are let in.</returns>
    internal static string? EchoClosed(WindowsFirewall firewall) => Closed(firewall, AboutEcho, profile => SR.FirewallHasNoEchoRule.With(profile));

    /// <summary>Whether a rule keeps neighbours from a port, which no other rule mends.</summary>
    /// <param name="port">The TCP port.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether one does, or nobody tells.</returns>
    internal bool IsPortKeptOut(int port, CancellationToken cancellation) => IsKeptOut(AboutPort(port), cancellation);

    /// <summary>Whether a rule keeps out echo requests of neighbours, which no other rule mends.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether one does, or nobody tells.</returns>
    internal bool IsEchoKeptOut(CancellationToken cancellation) => IsKeptOut(AboutEcho, cancellation);

    private static string PortIsOpen(int? port) => port is { } number ? SR.DoorIsOpen.With(number) : SR.DoorOfProgramIsOpen;

    private static About AboutPort(int? port) => (rule, profile) => rule.IsAbout(profile, port);

    private static bool AboutEcho(FirewallRule rule, FirewallProfile profile) => rule.IsAboutEcho(profile);

    private CheckResult Run(Func<WindowsFirewall, CheckResult> judge, CheckDefinition check, string subject, string expected, CancellationToken cancellation)
    {
        try
        {
            return judge(WindowsFirewall.Read(source, cancellation));
        }
        catch (NoDeviceAnswerException e)
        {
            return check.Result(CheckStatus.Unknown, subject, expected, SR.NotKnownBecause.With(e.Message));
        }
    }

    private static string? Closed(WindowsFirewall firewall, About isAbout, Func<FirewallProfile, string> noRule) =>
        string.Join("; ", Profiles.Select(profile => Found(firewall, profile, isAbout, noRule)).OfType<string>()) is { Length: > 0 } closed ? closed : null;

    private bool IsKeptOut(About isAbout, CancellationToken cancellation)
    {
        try
        {
            var firewall = WindowsFirewall.Read(source, cancellation);
            return Profiles.Any(profile => OfNeighbours(firewall, profile, isAbout).Any(rule => rule.Blocks));
        }
        catch (NoDeviceAnswerException)
        {
            return true;
        }
    }

    private static string? Found(WindowsFirewall firewall, FirewallProfile profile, About isAbout, Func<FirewallProfile, string> noRule)
    {
        if (firewall.Without(new ConnectedNetwork("", "", profile)) is not { } otherwise)
        {
            return noRule(profile);
        }

        var about = otherwise.RulesCount ? OfNeighbours(firewall, profile, isAbout).ToArray() : [];
        var kept = about.Where(rule => rule.Blocks).Select(rule => PrintableText.Of(rule.Name)).Distinct().Take(5).ToArray();
        return kept.Length > 0 ? SR.FirewallKeepsOut.With(profile, string.Join(", ", kept))
            : otherwise.IsLetIn || about.Any(rule => rule.Allows) ? null : noRule(profile);
    }

    private static IEnumerable<FirewallRule> OfNeighbours(WindowsFirewall firewall, FirewallProfile profile, About isAbout) =>
        firewall.InboundRules.Where(rule => isAbout(rule, profile) && rule.ConcernsNeighbours);
}
