using System.IO;
using System.Linq;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Folders;

/// <summary>Which paths of a list can be meant: names that Windows keeps as they are, one below the other, and no way out of the folder.</summary>
internal static class FolderPathRule
{
    // "Maximum Path Length Limitation": a path has 32,767 characters at most, and each name in it 255.
    private const int LongestPath = 32_000;
    private const int LongestName = 255;

    /// <summary>Whether a path is refused.</summary>
    /// <param name="path">A path of a list.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsRefused(string path) => path.Length > LongestPath
        || path.Split('/').Any(name => name.Length > LongestName || !WindowsName.IsPossible(name) || WindowsName.IsDevice(name));

    /// <summary>The path below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">A path of a list.</param>
    /// <returns>The full path.</returns>
    public static string Within(string folder, string path) => Path.Combine(folder, path.TrimStart('/').Replace('/', Path.DirectorySeparatorChar));
}
