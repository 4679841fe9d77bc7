using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// Where on this computer the paths of a client are that runs on another system: a program for Windows, under Wine, says <c>C:\</c> and
/// means a folder of Linux.
/// </summary>
public sealed class PathMap
{
    private readonly List<(string Start, string Folder)> _folders = [];

    /// <summary>A map that leaves every path as it is.</summary>
    public static PathMap Empty { get; } = new([]);

    private PathMap(IEnumerable<(string Start, string Folder)> folders) =>
        _folders.AddRange(folders.OrderByDescending(folder => folder.Start.Length));

    /// <summary>Adds a folder.</summary>
    /// <param name="entry">Beginning of the client's paths, <c>=</c>, and the folder of this computer: <c>Z:\=/</c>.</param>
    /// <returns>The map with it.</returns>
    public PathMap With(string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var at = entry.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < entry.Length - 1
            ? new PathMap([.. _folders, (entry[..at], entry[(at + 1)..].TrimEnd('/') + "/")])
            : throw new ArgumentException($"{entry} does not map a path.", nameof(entry));
    }

    /// <summary>The path of this computer.</summary>
    /// <param name="path">The path as the client says it.</param>
    /// <returns>The path here; the same one if nothing maps it.</returns>
    public string Local(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (start, folder) = _folders.FirstOrDefault(folder => path.StartsWith(folder.Start, StringComparison.OrdinalIgnoreCase));
        return start is null ? path : folder + path[start.Length..].TrimStart('\\').Replace('\\', '/');
    }
}
