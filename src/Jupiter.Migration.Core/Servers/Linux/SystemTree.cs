using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>The files under the root of a machine. What is missing, forbidden or too long reads as nothing.</summary>
internal sealed class SystemTree(string root)
{
    // 4 MB hold /proc/cpuinfo of a machine with two thousand logical processors.
    private const int LongestFile = 4 << 20;

    /// <summary>A file as text.</summary>
    /// <param name="path">Its path under the root.</param>
    /// <returns>The text, or null.</returns>
    public string? Text(string path) => Bytes(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A file of one line as text.</summary>
    /// <param name="path">Its path under the root.</param>
    /// <returns>The cleaned text; empty when it can't be read.</returns>
    public string Line(string path) => PrintableText.Clean(Text(path));

    /// <summary>A file as bytes.</summary>
    /// <param name="path">Its path under the root.</param>
    /// <returns>The bytes, or null.</returns>
    public byte[]? Bytes(string path) => FileErrors.Otherwise(null, () => SharedFile.ReadWhole(Path.Combine(root, path), LongestFile));

    /// <summary>The names of the folders in a folder, sorted.</summary>
    /// <param name="path">Its path under the root.</param>
    /// <param name="start">Beginning of the names.</param>
    /// <returns>The names; none when the folder can't be read.</returns>
    public IReadOnlyList<string> Folders(string path, string start = "") =>
        FileErrors.Otherwise<string[]>([], () => [.. Directory.EnumerateDirectories(Path.Combine(root, path))
            .Where(folder => Path.GetFileName(folder).StartsWith(start, StringComparison.Ordinal))
            .Take(InventoryLimits.MostParts)
            .Select(Path.GetFileName)
            .OrderBy(name => name, StringComparer.Ordinal)]);
}
