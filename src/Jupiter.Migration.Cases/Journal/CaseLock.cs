using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// The right to write to a case: a file that is held open, so that the system gives it back when the process ends, however it ends.
/// </summary>
internal sealed class CaseLock(FileClaim claim, string holder) : IDisposable
{
    private readonly FileClaim _claim = claim;
    private readonly string _holder = holder;

    /// <summary>Takes a case for this process, or rather for one writer of it.</summary>
    /// <param name="folder">The case.</param>
    /// <param name="now">The time.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="MigrationException">CaseInUse, PathNotFound, FileAccessDenied, DiskFull, FileFailed.</exception>
    public static CaseLock Take(string folder, DateTimeOffset now)
    {
        var path = Path.Combine(folder, JournalFormat.Lock);
        var holder = Path.Combine(folder, JournalFormat.Holder);
        FileClaim? claim = null;
        try
        {
            claim = Open(path, holder);

            // Nobody is told the name of whoever was killed here.
            SharedFile.Delete(holder);
            CaseHolder.Here(now).Write(holder);
            return new CaseLock(claim, holder);
        }
        catch (FileHeldException e) when (claim is null)
        {
            throw MigrationException.Because(nameof(SR.CaseInUse), folder, e, folder, CaseHolder.Describe(holder));
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            claim?.Dispose();
            throw FileErrors.Name(e, path);
        }
    }

    /// <summary>Refuses to write when somebody else may have taken the case meanwhile.</summary>
    /// <param name="folder">The case.</param>
    /// <exception cref="MigrationException">CaseLockLost; nothing was written.</exception>
    public void RequireHeld(string folder)
    {
        if (!_claim.IsHeld)
        {
            throw MigrationException.Because(
                nameof(SR.CaseLockLost), folder, folder, Path.Combine(folder, JournalFormat.Lock), CaseHolder.Describe(_holder));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_claim.IsHeld)
        {
            // The name beside it is that of whoever took the case.
            _claim.Dispose();
            return;
        }

        // A stale name is harmless: it is only read while somebody holds the lock, and he writes his own.
        SharedFile.TryDelete(_holder, FilePatience.None);

        _claim.Dispose();
    }

    // A writer says who he is. Where nobody does, somebody only looks at the file, or is about to say it, and both are over soon.
    private static FileClaim Open(string path, string holder)
    {
        try
        {
            return FileClaim.Take(path, FilePatience.None, isRemoved: false);
        }
        catch (FileHeldException) when (!File.Exists(holder))
        {
            return FileClaim.Take(path, FilePatience.Usual, isRemoved: false);
        }
    }
}
