using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Jupiter.Migration.Files;

/// <summary>
/// Brings bytes and names onto the medium, and fails when the medium does. The system is asked directly: on Linux a flush of .NET's says
/// nothing of EIO (and takes the one report that there is with it).
/// </summary>
public static class Medium
{
    private const int Interrupted = 4;
    private const int Invalid = 22;
    private const int NotSupported = 95;

    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>Flushes a file.</summary>
    /// <param name="file">The file, open for writing.</param>
    /// <param name="path">Its name.</param>
    /// <exception cref="FlushFailedException">The medium did not take it.</exception>
    public static void Flush(FileStream file, string path)
    {
        try
        {
            file.Flush();
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            {
                Require(() => NativeMethods.Fsync(file.SafeFileHandle), path);
            }
            else
            {
                // FlushFileBuffers, whose failure is thrown; F_FULLFSYNC on macOS, after which fsync still tells.
#pragma warning disable RS0030 // What is banned everywhere else is done here.
                file.Flush(flushToDisk: true);
#pragma warning restore RS0030
                if (!IsWindows)
                {
                    Require(() => NativeMethods.Fsync(file.SafeFileHandle), path);
                }
            }
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw new FlushFailedException(path, e);
        }

        MediumEvents.Log.Flushed(path);
    }

    /// <summary>Flushes the names in a folder. On Windows each rename of ours is written through, and NTFS journals the rest.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FlushFailedException">The medium did not take them.</exception>
    public static void FlushFolder(string folder)
    {
        if (IsWindows)
        {
            return;
        }

        try
        {
            var descriptor = LibC.OpenFolder(folder);
            if (descriptor < 0)
            {
                throw SystemFailure.Last(folder);
            }

            try
            {
                Require(() => NativeMethods.Fsync(descriptor), folder, mayBeUnknown: true);
            }
            finally
            {
                _ = LibC.Close(descriptor);
            }
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw new FlushFailedException(folder, e);
        }
    }

    // A file system may know no flush of folders (fsync(2): EINVAL). That is no failure of the medium; with a file it would be one.
    private static void Require(Func<int> fsync, string path, bool mayBeUnknown = false)
    {
        while (fsync() != 0)
        {
            var number = Marshal.GetLastWin32Error();
            if (mayBeUnknown && number is Invalid or NotSupported)
            {
                return;
            }

            if (number != Interrupted)
            {
                throw SystemFailure.Of(number, path);
            }
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Fsync(SafeFileHandle file);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Fsync(int descriptor);
    }
}
