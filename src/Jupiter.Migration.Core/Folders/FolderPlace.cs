using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>Where a folder stands: not in another one, and behind no link.</summary>
internal static class FolderPlace
{
    /// <summary>Refuses two folders of which one is the other or lies in it, as far as the names and the folders above tell.</summary>
    /// <param name="one">A folder.</param>
    /// <param name="other">Another.</param>
    /// <exception cref="MigrationException">FolderInsideOther.</exception>
    public static void RequireApart(string one, string other)
    {
        Require(one, other);
        Require(other, one);
    }

    /// <summary>Makes a folder whose parent is there. A link is not taken for it.</summary>
    /// <param name="path">The folder; may exist.</param>
    /// <exception cref="LinkInTheWayException">The name is a link.</exception>
    public static void EnsureFolder(string path)
    {
        Directory.CreateDirectory(path);
        if (ReparseTag.IsLink(path, File.GetAttributes(path)))
        {
            throw new LinkInTheWayException(path);
        }
    }

    private static void Require(string inner, string outer)
    {
        var identity = FileIdentity.Of(Path.Combine(outer, "."));
        if (Above(inner).Any(folder => string.Equals(Bare(folder), Bare(Path.GetFullPath(outer)), SharedFolder.Names)
            || (identity is not null && FileIdentity.Of(Path.Combine(folder, ".")) == identity)))
        {
            throw MigrationException.Because(nameof(SR.FolderInsideOther), inner, inner, outer);
        }
    }

    private static string Bare(string folder) => folder.TrimEnd('/', '\\');

    // By names, and, where names go through links, by what the system itself takes for the folder above.
    private static IEnumerable<string> Above(string path)
    {
        var full = Path.GetFullPath(path);
        for (var folder = full; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }

        var there = full;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        FileIdentity? before = null;
        for (var folder = there; FileIdentity.Of(folder + "/..") is { } identity && identity != before && Path.DirectorySeparatorChar == '/'; folder += "/..")
        {
            before = identity;
            yield return folder + "/..";
        }
    }
}
