using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>What lies in a folder beside those in it that are carried: shown before the disk is wiped, so that a person decides whether it is needed (clause S2).</summary>
public static class FolderSurroundings
{
    // A line of a journal is read by people; what has more is shown as a whole folder.
    private const int Most = 100;

    /// <summary>Looks.</summary>
    /// <param name="folder">Full path of the folder, such as that of the Jupiter program.</param>
    /// <param name="carried">Full paths of the folders that are carried.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Each file, and each folder with how many files it has and when the last was written; empty folders are nothing.</returns>
    /// <exception cref="MigrationException">PathNotFound, and what the file system says.</exception>
    public static IReadOnlyList<string> Of(string folder, IReadOnlyCollection<string> carried, CancellationToken cancellation)
    {
        var names = Directory.Exists(folder) ? Look(folder, "", [.. carried.Select(Bare)], cancellation).Take(Most + 1).ToList()
            : throw MigrationException.Because(nameof(SR.PathNotFound), folder, folder);
        if (names.Count > Most)
        {
            names[Most] = "…";
        }

        return names;
    }

    private static IEnumerable<string> Look(string folder, string prefix, string[] carried, CancellationToken cancellation)
    {
        foreach (var found in FileErrors.Named(folder, () => new DirectoryInfo(folder).GetFileSystemInfos().OrderBy(info => info.Name, StringComparer.Ordinal).ToArray()))
        {
            cancellation.ThrowIfCancellationRequested();
            var (path, name) = (Bare(Path.Combine(folder, found.Name)), PrintableText.Of(prefix + found.Name));
            if (carried.Any(one => string.Equals(one, path, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if ((found.Attributes & FileAttributes.Directory) == 0 || ReparseTag.IsLink(path, found.Attributes))
            {
                yield return name;
            }
            else if (carried.Any(one => one.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var inner in Look(path, prefix + found.Name + "/", carried, cancellation))
                {
                    yield return inner;
                }
            }
            else if (Sum(path, cancellation) is { } sum)
            {
                yield return SR.FolderLeft.With(name, sum.Files.ToString("N0", CultureInfo.CurrentCulture), sum.Written.ToLocalTime().ToString("d", CultureInfo.CurrentCulture));
            }
        }
    }

    private static (long Files, DateTime Written)? Sum(string folder, CancellationToken cancellation)
    {
        var (files, written) = (0L, DateTime.MinValue);
        try
        {
            foreach (var found in FolderWalk.Run(folder).Where(found => found.Entry.Kind != FolderEntryKind.Folder || found.Failure is not null))
            {
                cancellation.ThrowIfCancellationRequested();
                files++;
                written = found.Entry.LastWriteTimeUtc > written ? found.Entry.LastWriteTimeUtc : written;
            }
        }
        catch (MigrationException)
        {
            // What may not be looked into is no less there.
            files++;
        }

        return files > 0 ? (files, written) : null;
    }

    private static string Bare(string path) => Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}
