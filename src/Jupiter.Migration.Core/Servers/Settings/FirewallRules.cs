using System;
using System.Globalization;
using System.IO;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>
/// Rules of the firewall of this computer, by netsh.exe, which every Windows since Vista has ("Netsh AdvFirewall Firewall Commands" on Microsoft Learn). What it
/// says is in Windows's language: only its exit code counts, which is not zero where no rule has the name.
/// </summary>
internal static class FirewallRules
{
    /// <summary>Whether there is a rule of a name, in force or not.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether there is.</returns>
    public static bool Has(string name) => Run("show", "rule", "name=" + name).Code == 0;

    /// <summary>Makes a rule for a port.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="port">The TCP port.</param>
    /// <exception cref="SettingUnavailableException">It was not made.</exception>
    public static void AddPort(string name, int port) => Add(name, "protocol=tcp", "localport=" + port.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes a rule for echo requests: type 8 with every code (protocol=icmpv4:type,code on the same page).</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SettingUnavailableException">It was not made.</exception>
    public static void AddEcho(string name) => Add(name, "protocol=icmpv4:8,any");

    /// <summary>Takes a rule away.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SettingUnavailableException">It is still there.</exception>
    public static void Remove(string name) => Require(Run("delete", "rule", "name=" + name));

    // Neighbours of this computer only, and never where the network is public.
    private static void Add(string name, params string[] traffic) =>
        Require(Run(["add", "rule", "name=" + name, "dir=in", "action=allow", "enable=yes", "profile=domain,private", .. traffic, "remoteip=localsubnet"]));

    private static (int Code, string Said) Run(params string[] arguments) =>
        new SystemProgram(Path.Combine(Environment.SystemDirectory, "netsh.exe")).TryRun(["advfirewall", "firewall", .. arguments]);

    private static void Require((int Code, string Said) answer)
    {
        if (answer.Code != 0)
        {
            throw new SettingUnavailableException(SR.FirewallNotChanged.With(PrintableText.Of(answer.Said.Trim())));
        }
    }
}
