using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers.Local;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>
/// The disk that is switched off or wiped with the old server, as far as this computer can tell (clauses R2, S2): the folder of an embedded
/// server; shares of the server; and on the server itself its system volume.
/// </summary>
internal sealed class OldServerDisk(string[] roots, string[] hosts)
{
    /// <summary>The disk of the old server of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The disk.</returns>
    public static OldServerDisk Of(CasePlan plan) => Of(ServerAddress.Parse(plan.OldServerInstance), plan.OldServer, plan.Venue.ServerName);

    /// <summary>The disk of a server, seen from this computer.</summary>
    /// <param name="instance">Its database server.</param>
    /// <param name="server">Its name or address.</param>
    /// <param name="venueServerName">Its name in the venue.</param>
    /// <returns>The disk.</returns>
    public static OldServerDisk Of(ServerAddress instance, string server, string venueServerName) =>
        Of(instance, server, venueServerName, Environment.MachineName, SystemVolume());

    /// <summary>The disk of a server.</summary>
    /// <param name="instance">Its database server.</param>
    /// <param name="server">Its name or address.</param>
    /// <param name="venueServerName">Its name in the venue.</param>
    /// <param name="thisMachine">Name of this computer.</param>
    /// <param name="systemVolume">Root of the system volume of this computer.</param>
    /// <returns>The disk.</returns>
    internal static OldServerDisk Of(ServerAddress instance, string server, string venueServerName, string thisMachine, string systemVolume)
    {
        if (instance.Engine == "Embedded")
        {
            return new OldServerDisk([Path.GetFullPath(instance.Location)], []);
        }

        string[] names = [server, venueServerName, instance.Location];
        var isHere = names.Any(name => IsLocal(name, thisMachine));
        return new OldServerDisk(isHere ? [systemVolume] : [], names);
    }

    /// <summary>Whether a path lies on that disk.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>Whether it does, as far as can be told.</returns>
    public bool Holds(string path)
    {
        var full = path.StartsWith(@"\\", StringComparison.Ordinal) ? path : Path.GetFullPath(path);
        return roots.Any(root => IsUnder(full, root)) || hosts.Any(host => full.StartsWith(@"\\" + host + @"\", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a path of this computer lies on that server, on whichever of its disks: over the network, or because this computer is the server.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>Whether it does, as far as can be told.</returns>
    public bool IsOfServer(string path) => hosts.Length == 0 || path.StartsWith(@"\\", StringComparison.Ordinal)
        ? Holds(path)
        : hosts.Where(host => !IsAlias(host)).DefaultIfEmpty(hosts[0]).Any(host => LocalMachine.IsHere(Environment.MachineName, host));

    // By which every computer means itself.
    private static bool IsAlias(string name) => name is "." or "(local)" || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase);

    private static bool IsLocal(string name, string thisMachine) =>
        IsAlias(name) || string.Equals(name, thisMachine, StringComparison.OrdinalIgnoreCase);

    private static bool IsUnder(string path, string root)
    {
        var end = root.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return (path + Path.DirectorySeparatorChar).StartsWith(end, comparison);
    }

    private static string SystemVolume() => Path.GetPathRoot(Environment.GetFolderPath(Environment.SpecialFolder.System)) is { Length: > 0 } root
        ? root
        : Path.GetPathRoot(Path.GetFullPath("/"))!;
}
