using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.Desktop.Tests;

/// <summary>What of the staged module Windows PowerShell loads, and what it is loaded into.</summary>
internal static class DesktopSide
{
    public static string Module { get; } = Metadata("Module");

    public static string Framework { get; } = Metadata("Framework");

    public static string PowerShell { get; } = Metadata("PowerShell");

    public static string Management { get; } = Metadata("Management");

    public static string Import { get; } = Metadata("Import");

    public static IEnumerable<string> Libraries => Dlls(Path.Combine("libraries", "desktop"), SearchOption.TopDirectoryOnly);

    /// <summary>Our own assemblies and the libraries that come along.</summary>
    public static IEnumerable<string> Assemblies => Dlls("", SearchOption.TopDirectoryOnly)
        .Concat(Dlls("rehearsal", SearchOption.AllDirectories))
        .Concat(Dlls("windows", SearchOption.AllDirectories))
        .Concat(Dlls("engines-desktop", SearchOption.AllDirectories))
        .Concat(Libraries)
        .Where(path => !path.EndsWith(".resources.dll", StringComparison.Ordinal));

    /// <summary>.NET Framework 4.7.2, PowerShell 5.1 and the library that speaks CIM, which came with Windows PowerShell 3.</summary>
    public static IEnumerable<string> System => Directory.EnumerateFiles(Framework, "*.dll")
        .Concat(Directory.EnumerateFiles(Path.Combine(Framework, "Facades"), "*.dll"))
        .Append(PowerShell)
        .Append(Management);

    private static IEnumerable<string> Dlls(string folder, SearchOption depth) => Directory.EnumerateFiles(Path.Combine(Module, folder), "*.dll", depth).Order();

    private static string Metadata(string key) => typeof(DesktopSide).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == key)?.Value ?? throw new InvalidOperationException("Not in the project file: " + key);
}
