using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// Whether the firewall of this computer is prepared to let the venue's computers in to the database (clause P3), before it stands in their network: neighbours,
/// in a domain's and in a private network. Whether it lets them in where it stands, <see cref="FirewallCheck"/> tells.
/// </summary>
/// <param name="source">CIM of this computer.</param>
public sealed class DatabasePortCheck(ICimSource source)
{
    private static readonly CheckDefinition Check = CheckRegister.Find("Machine.Port");
    private static readonly FirewallProfile[] Profiles = [FirewallProfile.Domain, FirewallProfile.Private];

    /// <summary>The check of the computer that this runs on.</summary>
    public static DatabasePortCheck OfThisComputer { get; } = new(CimSource.OfThisComputer);

    /// <summary>Reads the firewall and judges it.</summary>
    /// <param name="subject">The instance.</param>
    /// <param name="port">Its TCP port; null where it has none of its own.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The result; Unknown where Windows does not tell.</returns>
    public CheckResult Run(string subject, int? port, CancellationToken cancellation)
    {
        var expected = port is { } number ? SR.DoorIsOpen.With(number) : SR.DoorOfProgramIsOpen;
        try
        {
            var firewall = WindowsFirewall.Read(source, cancellation);
            var closed = Profiles.Select(profile => Found(firewall, profile, port)).OfType<string>().ToArray();
            return Check.Verdict(closed.Length == 0, subject, expected, closed.Length == 0 ? expected : string.Join("; ", closed));
        }
        catch (NoDeviceAnswerException e)
        {
            return Check.Result(CheckStatus.Unknown, subject, expected, SR.NotKnownBecause.With(e.Message));
        }
    }

    /// <summary>Whether a rule keeps neighbours out, which no other rule mends.</summary>
    /// <param name="port">The TCP port.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether one does, or nobody tells.</returns>
    internal bool IsKeptOut(int port, CancellationToken cancellation)
    {
        try
        {
            var firewall = WindowsFirewall.Read(source, cancellation);
            return Profiles.Any(profile => About(firewall, profile, port).Any(rule => rule.Blocks));
        }
        catch (NoDeviceAnswerException)
        {
            return true;
        }
    }

    private static string? Found(WindowsFirewall firewall, FirewallProfile profile, int? port)
    {
        if (firewall.Without(new ConnectedNetwork("", "", profile)) is not { } otherwise)
        {
            return SR.FirewallHasNoRule.With(profile);
        }

        var about = otherwise.RulesCount ? About(firewall, profile, port).ToArray() : [];
        var kept = about.Where(rule => rule.Blocks).Select(rule => PrintableText.Of(rule.Name)).Distinct().Take(5).ToArray();
        return kept.Length > 0 ? SR.FirewallKeepsOut.With(profile, string.Join(", ", kept))
            : otherwise.IsLetIn || about.Any(rule => rule.Allows) ? null : SR.FirewallHasNoRule.With(profile);
    }

    private static IEnumerable<FirewallRule> About(WindowsFirewall firewall, FirewallProfile profile, int? port) =>
        firewall.InboundRules.Where(rule => rule.IsAbout(profile, port) && rule.ConcernsNeighbours);
}
