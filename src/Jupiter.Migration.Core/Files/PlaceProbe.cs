using System.IO;
using System.Linq;

namespace Jupiter.Migration.Files;

/// <summary>
/// Whether two folders are one, whatever they are called: a link, a drive of <c>subst</c>, a share of the same folder. A file that is made
/// in one of them must not appear in the other.
/// </summary>
public static class PlaceProbe
{
    private const string Name = ".jupiter-probe";

    /// <summary>Compares two folders that are there.</summary>
    /// <param name="one">A folder.</param>
    /// <param name="other">Another.</param>
    /// <returns>Whether they are one; null where neither lets a file be made in it.</returns>
    public static bool? AreOne(string one, string other) =>
        string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), SharedFolder.Names) ? true : Appears(one, other) ?? Appears(other, one);

    /// <summary>Whether a folder takes files now, and on which volume they are then, whatever link or share leads to it.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    /// <param name="volume">The volume; null where no file could be made, or the system does not tell.</param>
    /// <returns>Whether this account could make a file in it; nothing stays of that.</returns>
    public static bool TakesFiles(string folder, out ulong? volume)
    {
        var found = FileErrors.Otherwise<(bool IsMade, ulong? Volume)>(default, () =>
        {
            using var probe = PartialFile.Create(Path.Combine(folder, Name), patience: FilePatience.None);
            return (true, FileIdentity.Of(probe.Stream)?.Volume);
        });
        volume = found.Volume;
        return found.IsMade;
    }

    private static bool? Appears(string from, string where) => FileErrors.Otherwise<bool?>(null, () =>
    {
        using var probe = PartialFile.Create(Path.Combine(from, Name), patience: FilePatience.None);

        // Where nothing can be seen, it is not seen either.
        _ = Directory.EnumerateFileSystemEntries(where).Any();
        return File.Exists(Path.Combine(where, Path.GetFileName(probe.Path)));
    });
}
