using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Jupiter.Migration.PackageBuilder.Archives;

/// <summary>The module as a zip. The same files make the same bytes, whenever and wherever they were built.</summary>
internal static class ModuleArchive
{
    // The first moment that the format can tell.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the archive.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <param name="file">The archive; an older one is replaced.</param>
    /// <param name="folder">The folder inside, so that it unpacks to a place that PowerShell looks in.</param>
    public static void Write(string module, string file, string folder)
    {
        using var target = File.Create(file);
        using var archive = new ZipArchive(target, ZipArchiveMode.Create);
        foreach (var name in FilesOf(module))
        {
            var entry = archive.CreateEntry(folder + "/" + name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Moment;
            entry.ExternalAttributes = 0;
            using var content = entry.Open();
            using var source = File.OpenRead(Path.Combine(module, name));
            source.CopyTo(content);
        }
    }

    private static string[] FilesOf(string module) => Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(module, path).Replace('\\', '/'))
        .Where(name => !name.EndsWith(".pdb", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).ToArray();
}
