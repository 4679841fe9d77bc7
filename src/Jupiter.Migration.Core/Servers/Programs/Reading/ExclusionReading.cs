using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>
/// What Microsoft Defender Antivirus leaves alone: by itself and by policy, each a value whose name is the exclusion ("Configure and validate exclusions based on
/// file extension and folder location" on Microsoft Learn; the administrative template "Path Exclusions"). Newer versions show them to administrators only.
/// </summary>
internal static class ExclusionReading
{
    private const string Exclusions = @"Microsoft\Windows Defender\Exclusions\";
    private static readonly string[] Roots = [@"SOFTWARE\" + Exclusions, @"SOFTWARE\Policies\" + Exclusions];
    private static readonly string[] Kinds = ["Paths", "Processes", "Extensions"];

    /// <summary>Reads them.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The exclusions, each behind its kind.</returns>
    /// <exception cref="RegistryUnreadableException">They could not be read.</exception>
    public static IReadOnlyList<string> Read(IRegistry registry) => [.. (
        from kind in Kinds
        from root in Roots
        from name in registry.Read(RegistryHive.LocalMachine, root + kind, is32Bit: false)?.Values.Keys ?? []
        where name.Length > 0
        select PrintableText.Clean($"{kind}: {name}")).Distinct(StringComparer.OrdinalIgnoreCase).Take(InventoryLimits.MostParts)];
}
