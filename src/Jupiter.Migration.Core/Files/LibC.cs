using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>What opens files and folders on Linux and macOS where .NET can't: with rights from the first moment, and folders at all.</summary>
internal static class LibC
{
    // O_CLOEXEC of Linux: a program that is begun meanwhile would hold the folder, or the medium, after it. macOS has another number for it.
    private const int LinuxCloseOnExec = 0x80000;

    // O_RDWR, O_CREAT, O_EXCL, the same on every processor that .NET runs on under Linux.
    private const int ReadWriteNew = 0x2 | 0x40 | 0x80;

    private static int CloseOnExec => RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? LinuxCloseOnExec : 0;

    /// <summary>Makes a file on Linux and opens it for reading and writing.</summary>
    /// <param name="path">The file; nothing may have its name.</param>
    /// <param name="mode">Who may read and write it, before the mask of the process.</param>
    /// <returns>The descriptor; less than 0 when the system refused, and says why in errno.</returns>
    public static int CreateNew(string path, int mode) => Open(path, ReadWriteNew | CloseOnExec, mode);

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The descriptor; less than 0 when the system refused, and says why in errno.</returns>
    public static int OpenFolder(string folder) => Open(folder, CloseOnExec, 0);

    /// <summary>Closes a file or folder.</summary>
    /// <param name="descriptor">Its descriptor.</param>
    /// <returns>0, or less where the system refused.</returns>
    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true, SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags, int mode);
}
