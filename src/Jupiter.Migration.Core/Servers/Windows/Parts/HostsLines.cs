using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>The lines of a hosts file that say something.</summary>
internal static class HostsLines
{
    /// <summary>Takes them.</summary>
    /// <param name="lines">The lines of the file; null where it was not read.</param>
    /// <returns>Those with an address and a name; null where it was not read.</returns>
    public static IReadOnlyList<string>? Of(IReadOnlyList<string>? lines) => lines is null ? null
        : Bounded.Parts(lines.Where(line => line is not null).Select(line => MachineText.Clean(line.Split('#')[0])).Where(line => line.Length > 0));
}
