using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>
/// Brings many files onto the medium at once where the system can: syncfs(2), which reports since Linux 5.8 what failed since the folder was opened.
/// Elsewhere each file is flushed by itself.
/// </summary>
internal sealed class FileSystemFlush : IDisposable
{
    private static readonly Version FirstThatReports = new(5, 8);

    private readonly string _folder;
    private readonly int _descriptor;

    /// <summary>Begins to listen for failures.</summary>
    /// <param name="folder">A folder of the file system; has to be there.</param>
    public FileSystemFlush(string folder)
    {
        _folder = folder;
        var isPossible = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && Environment.OSVersion.Version >= FirstThatReports;
        _descriptor = isPossible ? LibC.OpenFolder(folder) : -1;
    }

    /// <summary>Whether <see cref="Run"/> flushes all files; otherwise each has to be flushed.</summary>
    public bool IsForAll => _descriptor >= 0;

    /// <summary>Flushes all that was written to the file system.</summary>
    /// <exception cref="FlushFailedException">The medium did not take it.</exception>
    public void Run()
    {
        if (IsForAll && NativeMethods.SyncFileSystem(_descriptor) != 0)
        {
            throw new FlushFailedException(_folder, SystemFailure.Last(_folder));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsForAll)
        {
            _ = LibC.Close(_descriptor);
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
        public static extern int SyncFileSystem(int descriptor);
    }
}
