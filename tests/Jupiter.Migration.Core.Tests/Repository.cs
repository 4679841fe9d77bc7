using System.IO;
using System.Runtime.CompilerServices;

namespace Jupiter.Migration.Core.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Calendars { get; } = Path.Combine(Root, "src", "Jupiter.Migration", "calendars");

    /// <summary>What a file holds.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find([CallerFilePath] string thisFile = "")
    {
        var folder = new FileInfo(thisFile).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "Jupiter.Migration.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The solution is not above the tests.");
        }

        return folder.FullName;
    }
}
