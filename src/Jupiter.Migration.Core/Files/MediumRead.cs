using System.IO;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>
/// Opens a file so that the medium answers and not the cache: posix_fadvise(2) with POSIX_FADV_DONTNEED, which drops what is on the medium already.
/// On Windows the cache may answer.
/// </summary>
internal static class MediumRead
{
    private const int DontNeed = 4;

    /// <summary>Opens a file that was flushed before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isFromMedium">Whether the cache was told to forget it.</param>
    /// <returns>The stream.</returns>
    public static FileStream Open(string path, out bool isFromMedium)
    {
        var file = SharedFile.OpenRead(path);
        isFromMedium = Forget(file);
        return file;
    }

    /// <summary>Has the cache forget what is on the medium of a file.</summary>
    /// <param name="file">The file, flushed before.</param>
    /// <returns>Whether it was told to.</returns>
    public static bool Forget(FileStream file) => RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        && NativeMethods.Advise((int)file.SafeFileHandle.DangerousGetHandle(), 0, 0, DontNeed) == 0;

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "posix_fadvise64")]
        public static extern int Advise(int descriptor, long offset, long length, int advice);
    }
}
