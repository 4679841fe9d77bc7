using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.Package.Tests;

/// <summary>The module as it is given away, and what it is made with.</summary>
internal static class Shipped
{
    public static string RepoRoot { get; } = Metadata("RepoRoot");

    public static string Module { get; } = Metadata("Module");

    public static string Version { get; } = Metadata("Version");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Pwsh { get; } = Metadata("Pwsh");

    /// <summary>The files of a folder, by their names in it; what debuggers need is not shipped.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) != ".pdb")
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();

    private static string Metadata(string key) => typeof(Shipped).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == key)?.Value ?? throw new InvalidOperationException("Not in the project file: " + key);
}
