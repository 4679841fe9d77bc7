using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>Why one file or folder of many can't be had.</summary>
internal static class FolderFault
{
    /// <summary>Names it.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="path">The file or folder.</param>
    /// <returns>FolderPathTooLong, and what <see cref="FileErrors.Name"/> gives.</returns>
    public static MigrationException Name(Exception failure, string path) => failure switch
    {
        MigrationException named => named,

        // powershell.exe runs .NET Framework as of 4.0, whose paths end at MAX_PATH ("Maximum Path Length Limitation"; Switch.System.IO.UseLegacyPathHandling).
        PathTooLongException => MigrationException.Because(nameof(SR.FolderPathTooLong), path, failure, path),
        _ => FileErrors.Name(failure, path),
    };

    /// <summary>A file by its name.</summary>
    /// <param name="path">The name.</param>
    /// <returns>The file, there or not; null where the name is too long to ask.</returns>
    public static FileInfo? FileAt(string path)
    {
        try
        {
            return new FileInfo(path);
        }
        catch (PathTooLongException)
        {
            return null;
        }
    }
}
