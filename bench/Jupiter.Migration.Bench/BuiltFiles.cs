using System;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.Bench;

/// <summary>What the build made, by the names that the project file gives it.</summary>
internal static class BuiltFiles
{
    /// <summary>The real pwsh, to be started with dotnet.</summary>
    public static string Pwsh => Path("Pwsh");

    /// <summary>Manifest of the module.</summary>
    public static string Module => Path("Module");

    /// <summary>Manifest of Pester.</summary>
    public static string Pester => Path("Pester");

    /// <summary>Manifest of the empty module.</summary>
    public static string EmptyModule => Path("EmptyModule");

    /// <summary>The sources.</summary>
    public static string Repository => Path("RepoRoot");

    /// <summary>The SQL Server double.</summary>
    public static string Double => Path("Double");

    /// <summary>This program.</summary>
    public static string Bench => typeof(BuiltFiles).Assembly.Location;

    private static string Path(string key) => typeof(BuiltFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == key)?.Value ?? throw new InvalidOperationException("Not in the project file: " + key);
}
