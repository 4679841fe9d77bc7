using System.Linq;
using Jupiter.Migration.Servers.Programs;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>The version of a .NET Framework for people ("How to: Determine which .NET Framework versions are installed" on Microsoft Learn).</summary>
internal static class DotNetVersion
{
    private static readonly (long Release, string Version)[] Versions =
    [
        (533320, "4.8.1"), (528040, "4.8"), (461808, "4.7.2"), (461308, "4.7.1"), (460798, "4.7"), (394802, "4.6.2"), (394254, "4.6.1"), (393295, "4.6"),
        (379893, "4.5.2"), (378675, "4.5.1"), (378389, "4.5"),
    ];

    /// <summary>The version.</summary>
    /// <param name="framework">The framework.</param>
    /// <returns>The newest that is there; null where none is.</returns>
    public static string? Of(DotNetFramework framework) =>
        framework.Has4 ? Versions.FirstOrDefault(line => framework.Release >= line.Release).Version ?? "4.0" : framework.Has35 ? "3.5" : null;
}
