using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>The module as the build staged it, and the repository around it.</summary>
internal static class StagedModule
{
    public static string RepoRoot { get; } = Metadata("RepoRoot");

    public static string Manifest { get; } = Metadata("Module");

    public static string Folder => Path.GetDirectoryName(Manifest)!;

    /// <summary>Where an assembly of ours is staged; for Windows PowerShell only where there is no other.</summary>
    public static string Assembly(string name) => Directory.EnumerateFiles(Folder, name + ".dll", SearchOption.AllDirectories)
        .OrderBy(path => path.Contains("desktop", StringComparison.Ordinal)).First();

    /// <summary>The real pwsh, to be started with dotnet.</summary>
    public static string Pwsh { get; } = Metadata("Pwsh");

    public static string Pester { get; } = Metadata("Pester");

    private static string Metadata(string key) => typeof(StagedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == key)?.Value ?? throw new InvalidOperationException("Not in the project file: " + key);
}
