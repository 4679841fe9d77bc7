using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>A file in which something is kept that can't be asked for again.</summary>
public static class OutputFile
{
    /// <summary>Refuses to write where something is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MigrationException">OutputFileExists.</exception>
    public static void RequireNone(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw MigrationException.Because(nameof(SR.OutputFileExists), path, path);
        }
    }
}
