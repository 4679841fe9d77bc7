using System;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Runner;

/// <summary>Finds the module: beside the runner when it was published, in the build's output folder when it is run from the sources.</summary>
internal static class ModuleLocator
{
    private const string Name = "Jupiter.Migration";

    /// <summary>Finds the manifest of the newest version.</summary>
    /// <param name="asked">What the command line names, or null.</param>
    /// <returns>Full path of the manifest, or null.</returns>
    public static string? Find(string? asked)
    {
        if (asked is not null)
        {
            var path = Path.GetFullPath(asked);
            return File.Exists(path) ? path : Newest(path);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Newest(Path.Combine(folder.FullName, Name)) ?? Newest(Path.Combine(folder.FullName, "out", Name));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Newest(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        return Directory.EnumerateDirectories(folder).Append(folder)
            .Where(version => File.Exists(Path.Combine(version, Name + ".dll")))
            .OrderByDescending(version => Version.TryParse(Path.GetFileName(version), out var number) ? number : new Version(0, 0))
            .Select(version => Path.Combine(version, Name + ".psd1")).FirstOrDefault(File.Exists);
    }
}
