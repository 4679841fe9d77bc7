using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>The TCP ports that a sweep tries: a few, and none of a device.</summary>
internal static class SweepPorts
{
    private const int Most = 4;
    private const int Highest = 65535;

    /// <summary>SQL Server, file sharing, remote procedure calls, remote desktop: what a server of a venue has open.</summary>
    public static IReadOnlyList<int> Usual { get; } = [1433, 445, 135, 3389];

    /// <summary>Looks at the ports that somebody wants tried.</summary>
    /// <param name="ports">The ports.</param>
    /// <returns>The ports, each once.</returns>
    /// <exception cref="MigrationException">SweepPortsInvalid: too many, none, or one that is never touched.</exception>
    public static IReadOnlyList<int> Checked(IEnumerable<int> ports)
    {
        int[] distinct = [.. ports.Distinct().Take(Most + 1)];
        return distinct.Length is > 0 and <= Most && distinct.All(port => port is > 0 and <= Highest && !DevicePorts.Has(port))
            ? distinct
            : throw MigrationException.Because(nameof(SR.SweepPortsInvalid), distinct, string.Join(", ", distinct));
    }
}
