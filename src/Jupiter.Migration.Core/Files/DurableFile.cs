using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>Puts files under their final names so that a power loss leaves either the whole file or none.</summary>
internal static class DurableFile
{
    /// <summary>Added to a final name while its file is being written.</summary>
    public const string PartialSuffix = ".partial";

    /// <summary>Opens the temporary file of a final name. What a killed run left there is overwritten.</summary>
    /// <param name="finalPath">The final name.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream, closed to everybody else.</returns>
    public static FileStream CreatePartial(string finalPath, FilePatience? patience = null) =>
        SharedFile.Create(finalPath + PartialSuffix, patience);

    /// <summary>Renames the flushed temporary file to its final name and makes the name itself durable.</summary>
    /// <param name="finalPath">The final name; must not exist.</param>
    public static void Commit(string finalPath) => Move(finalPath + PartialSuffix, finalPath);

    /// <summary>Renames a file and makes the name durable.</summary>
    /// <param name="from">Present name.</param>
    /// <param name="to">New name; must not exist.</param>
    public static void Move(string from, string to)
    {
        MediumEvents.Log.Naming(to);
        SharedFile.Move(from, to);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
        MediumEvents.Log.Named(to);
    }

    /// <summary>Writes a small file whole.</summary>
    /// <param name="path">Its final name; replaced when it exists.</param>
    /// <param name="content">Its bytes.</param>
    public static void Write(string path, byte[] content)
    {
        using (var file = CreatePartial(path))
        {
            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
        }

        MediumEvents.Log.Flushed(path + PartialSuffix);
        SharedFile.Delete(path);
        Commit(path);
    }

    /// <summary>Makes a folder, whose name is durable when this returns.</summary>
    /// <param name="path">The folder; may exist.</param>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    // On Windows NTFS journals the rename itself; elsewhere the folder has to be flushed.
    private static void FlushFolder(string folder)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return;
        }

        var descriptor = NativeMethods.Open(folder, 0);
        if (descriptor >= 0)
        {
            _ = NativeMethods.Fsync(descriptor);
            _ = NativeMethods.Close(descriptor);
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Fsync(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}
