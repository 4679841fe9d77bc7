using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace Jupiter.Migration.PackageBuilder.Notices;

/// <summary>The packages that were restored for some projects, found by the files that they hold.</summary>
internal sealed class RestoredPackages
{
    private readonly Dictionary<string, string> _folderOfHash = [];

    private RestoredPackages(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(ShippedFiles.IsCode).Order(StringComparer.Ordinal))
            {
                _folderOfHash.TryAdd(Hash(file), folder);
            }
        }
    }

    /// <summary>Reads what a restore left.</summary>
    /// <param name="assets">The project.assets.json of each project.</param>
    /// <returns>The packages.</returns>
    public static RestoredPackages Of(IEnumerable<string> assets) =>
        new(assets.SelectMany(FoldersOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The folder of the package that a file is from.</summary>
    /// <param name="file">A file, wherever it was copied to.</param>
    /// <returns>The folder; null when no package holds it.</returns>
    public string? FolderOf(string file) => _folderOfHash.GetValueOrDefault(Hash(file));

    private static IEnumerable<string> FoldersOf(string assets)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var roots = document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(root => root.Name).ToArray();
        return document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Value.GetProperty("path").GetString()!)
            .Select(path => roots.Select(root => Path.Combine(root, path)).First(Directory.Exists)).ToArray();
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
