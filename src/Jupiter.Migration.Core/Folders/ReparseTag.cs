using System;
using System.IO;
using System.Runtime.InteropServices;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Folders;

/// <summary>
/// Tells links from files that merely are kept elsewhere. On Windows by the name-surrogate bit of the reparse tag ("Reparse Point Tags"), which
/// FindFirstFile gives in dwReserved0 (WIN32_FIND_DATAW): deduplicated files and those of a cloud have a tag without it. Elsewhere each is a link.
/// </summary>
internal static class ReparseTag
{
    private const uint NameSurrogate = 0x20000000;

    /// <summary>Whether a name leads elsewhere.</summary>
    /// <param name="path">The name.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>Whether it does; what does not say counts as a link.</returns>
    public static bool IsLink(string path, FileAttributes attributes)
    {
        if ((attributes & FileAttributes.ReparsePoint) == 0 || Path.DirectorySeparatorChar != '\\')
        {
            return (attributes & FileAttributes.ReparsePoint) != 0;
        }

        var handle = NativeMethods.FindFirstFile(WindowsPath.Of(path), out var found);
        if (handle == new IntPtr(-1))
        {
            return true;
        }

        NativeMethods.FindClose(handle);
        return (found.Tag & NameSurrogate) != 0;
    }

    // WIN32_FIND_DATAW: dwReserved0 stands behind attributes, three times and two halves of the length; the names end it.
    [StructLayout(LayoutKind.Explicit, Size = 592)]
    private struct FindData
    {
        [FieldOffset(36)]
        public uint Tag;
    }

    private static class NativeMethods
    {
        [DllImport("kernel32", EntryPoint = "FindFirstFileW", CharSet = CharSet.Unicode, SetLastError = true)]
        public static extern IntPtr FindFirstFile(string path, out FindData found);

        [DllImport("kernel32")]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool FindClose(IntPtr handle);
    }
}
