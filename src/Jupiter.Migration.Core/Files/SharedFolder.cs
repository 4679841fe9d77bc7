using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Files;

/// <summary>Folders beside whoever has files in them open.</summary>
public static class SharedFolder
{
    /// <summary>How this system compares names of files.</summary>
    public static StringComparison Names { get; } =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

#pragma warning disable RS0030 // What is banned everywhere else is done here.

    /// <summary>
    /// The files of a folder by the beginning and the end of their names. Not by a pattern: what one means differs between systems, and
    /// Windows also matches it against short names that nobody sees.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="start">Beginning of the name.</param>
    /// <param name="end">End of the name.</param>
    /// <returns>The paths, as they were when this was called, in order of their names.</returns>
    public static IReadOnlyList<string> Files(string folder, string start = "", string end = "") =>
        [.. Directory.EnumerateFiles(folder).Where(path => IsNamed(Path.GetFileName(path), start, end)).OrderBy(path => path, StringComparer.Ordinal)];

    /// <summary>Removes a folder with everything in it. A link to another folder goes, what it leads to stays.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    /// <param name="patience">How long whoever has a file open is waited for; the usual time by default.</param>
    /// <exception cref="FileHeldException">A file was held all the while: it is named, and what is left can be removed later.</exception>
    public static void Remove(string folder, FilePatience? patience = null)
    {
        var root = new DirectoryInfo(folder);
        if (root.Exists)
        {
            Remove(root, patience ?? FilePatience.Usual);
        }
    }

    private static void Remove(DirectoryInfo folder, FilePatience patience)
    {
        foreach (var entry in folder.GetFileSystemInfos())
        {
            if (entry is DirectoryInfo inner && (entry.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                Remove(inner, patience);
            }
            else
            {
                patience.Name(entry.FullName, entry.Delete);
            }
        }

        patience.Name(folder.FullName, () => Directory.Delete(folder.FullName));
    }

#pragma warning restore RS0030

    private static bool IsNamed(string name, string start, string end) =>
        name.Length >= start.Length + end.Length && name.StartsWith(start, Names) && name.EndsWith(end, Names);
}
