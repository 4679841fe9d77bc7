using System.IO;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Folders;

/// <summary>
/// Whether names that differ in the case of letters alone are one in a folder: on Windows they are ("Naming Files, Paths, and Namespaces"), and
/// elsewhere on media that come from there.
/// </summary>
internal static class LetterCase
{
    private const string Name = ".jupiter-probe-a";

    /// <summary>Looks.</summary>
    /// <param name="folder">The folder; has to be there.</param>
    /// <returns>Whether they are.</returns>
    public static bool IsBlind(string folder)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return true;
        }

        using var probe = PartialFile.Create(Path.Combine(folder, Name));
        return File.Exists(Path.Combine(folder, Path.GetFileName(probe.Path).ToUpperInvariant()));
    }
}
