using System.IO;
using System.Linq;
using System.Threading;

namespace Jupiter.Migration.Folders;

/// <summary>What of a list a folder does not have, by its names: a quick look at what was read back when it was put there (clause P2).</summary>
public static class FolderNamesMissing
{
    /// <summary>Looks.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="list">The list.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many and the first of them; null where nothing is missing.</returns>
    /// <exception cref="Errors.MigrationException">FolderListBroken.</exception>
    public static string? In(string folder, FolderList list, CancellationToken cancellation)
    {
        var missing = new NameSample();
        foreach (var entry in list.Entries().Where(entry => entry.Fault is null && entry.Kind != FolderEntryKind.Link && !FolderPathRule.IsRefused(entry.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = FolderPathRule.Within(folder, entry.Path);
            if (!(entry.Kind == FolderEntryKind.Folder ? Directory.Exists(path) : File.Exists(path)))
            {
                missing.Add(entry.Path);
            }
        }

        return missing.Count > 0 ? missing.ToString() : null;
    }
}
