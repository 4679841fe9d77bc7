using System.IO;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>Gives a file the name of another in one step: at no moment does nobody have the name (rename(2), MoveFileEx).</summary>
internal static class Renaming
{
    private const int ReplaceExisting = 1;
    private const int WriteThrough = 8;

    /// <summary>Renames a file. On Windows the new name is on the medium when this returns; elsewhere its folder has to be flushed.</summary>
    /// <param name="from">Present name.</param>
    /// <param name="to">New name, in the same file system.</param>
    /// <param name="replaces">Whether a file that has the name is replaced; otherwise the name must be free.</param>
    public static void Run(string from, string to, bool replaces)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            if (!NativeMethods.MoveFileEx(WindowsPath.Of(from), WindowsPath.Of(to), WriteThrough | (replaces ? ReplaceExisting : 0)))
            {
                throw SystemFailure.Last(to);
            }
        }
        else if (replaces)
        {
            if (NativeMethods.Rename(from, to) != 0)
            {
                throw SystemFailure.Last(to);
            }
        }
        else
        {
#pragma warning disable RS0030 // What is banned everywhere else is done here.
            File.Move(from, to);
#pragma warning restore RS0030
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "rename", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true, SetLastError = true)]
        public static extern int Rename([MarshalAs(UnmanagedType.LPStr)] string from, [MarshalAs(UnmanagedType.LPStr)] string to);

        [DllImport("kernel32", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool MoveFileEx(string from, string to, int flags);
    }
}
