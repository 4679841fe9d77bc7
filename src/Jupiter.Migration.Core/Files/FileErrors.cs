using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>Names the causes of file system failures, by number or type.</summary>
public static class FileErrors
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int UnixNoSpace = 28;
    private const int UnixQuota = 122;

    /// <summary>Whether an exception comes from the file system.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether <see cref="Name"/> can name it.</returns>
    public static bool IsFileError(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Does work on a file or folder; its failures have names.</summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="work">The work.</param>
    /// <returns>What the work made.</returns>
    /// <exception cref="MigrationException">One of those of <see cref="Name"/>.</exception>
    public static T Named<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw Name(e, path);
        }
    }

    /// <summary>Does work on a file or folder; its failures have names.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="MigrationException">One of those of <see cref="Name"/>.</exception>
    public static void Named(string path, Action work) => Named(path, () =>
    {
        work();
        return true;
    });

    /// <summary>Does work on a file or folder that may be in nobody's reach.</summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    /// <param name="otherwise">What stands for it where the file system fails.</param>
    /// <param name="work">The work.</param>
    /// <returns>What the work made.</returns>
    public static T Otherwise<T>(T otherwise, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsFileError(e))
        {
            return otherwise;
        }
    }

    /// <summary>Does work on a file or folder that is done again by somebody else, or need not be done, where the file system fails.</summary>
    /// <param name="work">The work.</param>
    public static void Try(Action work) => Otherwise(false, () =>
    {
        work();
        return true;
    });

    /// <summary>The named error of a file system failure.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="path">The file or folder that was worked on.</param>
    /// <returns>FileHeld, FileIsLink, DiskFull, FlushFailed, FileAccessDenied, PathNotFound or FileFailed.</returns>
    public static MigrationException Name(Exception exception, string path) => exception switch
    {
        // Not always the file that the work was about.
        FileHeldException held => MigrationException.Because(nameof(SR.FileHeld), held.Path, exception, held.Path),
        _ when FileHolding.IsHeld(exception) => MigrationException.Because(nameof(SR.FileHeld), path, exception, path),
        FileDeniedException denied => MigrationException.Because(nameof(SR.FileAccessDenied), denied.Path, exception, denied.Path),
        UnauthorizedAccessException => MigrationException.Because(nameof(SR.FileAccessDenied), path, exception, path),
        DirectoryNotFoundException or FileNotFoundException => MigrationException.Because(nameof(SR.PathNotFound), path, exception, path),
        { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace or UnixQuota } => MigrationException.Because(
            nameof(SR.DiskFull), path, exception, path),
        FlushFailedException flush => MigrationException.Because(nameof(SR.FlushFailed), flush.Path, exception, flush.Path, exception.Message),
        LinkInTheWayException link => MigrationException.Because(nameof(SR.FileIsLink), link.Path, exception, link.Path),
        _ => MigrationException.Because(nameof(SR.FileFailed), path, exception, path, exception.Message),
    };
}
