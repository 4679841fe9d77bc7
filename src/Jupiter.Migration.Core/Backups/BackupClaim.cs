using System;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>One backup at a time is written under a name: whoever writes it holds a file beside it.</summary>
internal static class BackupClaim
{
    private const string Suffix = ".writing";

    /// <summary>Takes the right to a name.</summary>
    /// <param name="path">The file that is to come into being.</param>
    /// <returns>The right.</returns>
    /// <exception cref="MigrationException">BackupUnderWay, FileIsLink, FileAccessDenied, DiskFull, FileFailed.</exception>
    public static FileClaim Take(string path)
    {
        try
        {
            return FileClaim.Take(path + Suffix, FilePatience.None, isRemoved: true);
        }
        catch (FileHeldException e)
        {
            throw UnderWay(path, e);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, path + Suffix);
        }
    }

    /// <summary>Refuses to go on when somebody else may have taken the right meanwhile.</summary>
    /// <param name="claim">The right.</param>
    /// <param name="path">The file that was to come into being.</param>
    public static void RequireHeld(FileClaim? claim, string path)
    {
        if (claim is not { IsHeld: true })
        {
            throw UnderWay(path, null);
        }
    }

    private static MigrationException UnderWay(string path, Exception? inner) => MigrationException.Because(
        nameof(SR.BackupUnderWay), path, inner, path, path + Suffix);
}
