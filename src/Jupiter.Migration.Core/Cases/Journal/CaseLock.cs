using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// The right to write to a case: a file that is held open, so that the system gives it back when the process ends, however it ends.
/// </summary>
internal sealed class CaseLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _holder;

    private CaseLock(FileStream file, string holder)
    {
        _file = file;
        _holder = holder;
    }

    /// <summary>Takes a case for this process, or rather for one writer of it.</summary>
    /// <param name="folder">The case.</param>
    /// <param name="now">The time.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="MigrationException">CaseInUse, PathNotFound, FileAccessDenied, DiskFull, FileFailed.</exception>
    public static CaseLock Take(string folder, DateTimeOffset now)
    {
        var path = Path.Combine(folder, JournalFormat.Lock);
        var holder = Path.Combine(folder, JournalFormat.Holder);
        FileStream? file = null;
        try
        {
            file = Open(path, holder);

            // Nobody is told the name of whoever was killed here.
            SharedFile.Delete(holder);
            CaseHolder.Here(now).Write(holder);
            return new CaseLock(file, holder);
        }
        catch (FileHeldException e) when (file is null)
        {
            throw MigrationException.Because(
                nameof(SR.CaseInUse), MigrationErrorCategory.ResourceBusy, folder, e, folder, CaseHolder.Describe(holder));
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            file?.Dispose();
            throw FileErrors.Name(e, path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            SharedFile.Delete(_holder, FilePatience.None);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            // A stale name is harmless: it is only read while somebody holds the lock, and he writes his own.
        }

        _file.Dispose();
    }

    // A writer says who he is. Where nobody does, somebody only looks at the file, or is about to say it, and both are over soon.
    private static FileStream Open(string path, string holder)
    {
        try
        {
            return SharedFile.OpenAlone(path, FilePatience.None);
        }
        catch (FileHeldException) when (!File.Exists(holder))
        {
            return SharedFile.OpenAlone(path);
        }
    }
}
