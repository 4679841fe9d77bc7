using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>The scheduled tasks by their paths, from where the Task Scheduler keeps them; those of Windows itself are left out, and so is what lies in a folder of a folder.</summary>
internal static class TaskReading
{
    private const string Tree = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree";
    private const string OfWindows = @"\Microsoft";
    private const int Deepest = 1;

    /// <summary>Reads them.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>Their paths.</returns>
    /// <exception cref="RegistryUnreadableException">They could not be read.</exception>
    /// <exception cref="NoDeviceAnswerException">There are more than an inventory holds.</exception>
    public static IReadOnlyList<string> Read(IRegistry registry) => [.. RowLimit.Whole(Below(registry, "", 0), InventoryLimits.MostParts)];

    private static IEnumerable<string> Below(IRegistry registry, string path, int depth)
    {
        // A folder has no identifier, a task has.
        var key = registry.Read(RegistryHive.LocalMachine, Tree + path, is32Bit: false);
        return key?.Text("Id") is not null ? [PrintableText.Clean(path)]
            : depth > Deepest || path == OfWindows ? []
            : (key?.SubKeys ?? []).SelectMany(name => Below(registry, $@"{path}\{name}", depth + 1));
    }
}
