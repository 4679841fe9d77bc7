using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.PackageBuilder.Notices;

/// <summary>The code in the module that others wrote.</summary>
internal static class ShippedFiles
{
    private const string Ours = "Jupiter.Migration";

    private static readonly string[] CodeExtensions = [".dll", ".so", ".dylib", ".exe"];

    /// <summary>Finds it.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <returns>The files.</returns>
    public static IEnumerable<string> OfOthers(string module) => Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
        .Where(path => IsCode(path) && !Path.GetFileName(path).StartsWith(Ours, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Whether a file is code.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether it is, by its name.</returns>
    public static bool IsCode(string path) => CodeExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
