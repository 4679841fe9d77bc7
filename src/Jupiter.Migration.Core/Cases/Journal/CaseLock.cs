using System;
using System.IO;
using System.Runtime.InteropServices;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// The right to write to a case: a file that is held open, so that the system gives it back when the process ends, however it ends.
/// </summary>
internal sealed class CaseLock : IDisposable
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;

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
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);

            // Nobody is told the name of whoever was killed here.
            File.Delete(holder);
            CaseHolder.Here(now).Write(holder);
            return new CaseLock(file, holder);
        }
        catch (IOException e) when (file is null && IsHeldByAnother(e))
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
            File.Delete(_holder);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            // A stale name is harmless: it is only read while somebody holds the lock, and he writes his own.
        }

        _file.Dispose();
    }

    private static bool IsHeldByAnother(IOException e) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
            ? e.HResult is LinuxWouldBlock or WindowsSharingViolation
            : e.HResult is WindowsSharingViolation or WindowsLockViolation;
}
