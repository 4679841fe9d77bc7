using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Jupiter.Migration.Files;

/// <summary>
/// Which file a name or a handle means, whatever it is called: device and inode (statx(2), whose layout is the same on every processor),
/// or volume and index (BY_HANDLE_FILE_INFORMATION). A link is a file of its own here, not what it leads to.
/// </summary>
/// <param name="Volume">The file system that it is on.</param>
/// <param name="File">Its number there.</param>
public readonly record struct FileIdentity(ulong Volume, ulong File)
{
    /// <summary>The file that is open.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its identity; null where the system does not tell (macOS).</returns>
    public static FileIdentity? Of(FileStream file) => Path.DirectorySeparatorChar == '\\'
        ? OfHandle(file.SafeFileHandle)
        : Stat((int)file.SafeFileHandle.DangerousGetHandle(), "", Statx.EmptyPath)?.Identity;

    /// <summary>The file that has a name now.</summary>
    /// <param name="path">The name.</param>
    /// <returns>Its identity; null when nobody has the name, or where the system does not tell.</returns>
    public static FileIdentity? Of(string path)
    {
        if (Path.DirectorySeparatorChar != '\\')
        {
            return Stat(Statx.CurrentFolder, path, Statx.NoFollow)?.Identity;
        }

        // Without rights to its content nobody's share mode is in the way.
        using var handle = NativeMethods.CreateFile(
            WindowsPath.Of(path), 0, 7, IntPtr.Zero, NativeMethods.OpenExisting, NativeMethods.BackupSemantics | NativeMethods.OpenReparsePoint, IntPtr.Zero);
        return handle.IsInvalid ? null : OfHandle(handle);
    }

    /// <summary>Whether a name still means the file that was opened by it. True where the system does not tell.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The name.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsNamed(FileStream file, string path) => Of(file) is not { } opened || Of(path) == opened;

    /// <summary>The bits of a folder's mode that say who may read and write it.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The bits; null where the system does not tell.</returns>
    internal static int? ModeOf(string folder) =>
        Path.DirectorySeparatorChar == '\\' ? null : Stat(Statx.CurrentFolder, folder, 0)?.Mode & 0x1FF;

    /// <summary>Whether others than its owner may change a file, or what is in a folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="isAbove">Whether only what is there already matters: with the sticky bit nobody takes another's file away.</param>
    /// <returns>Whether they may; null where the system does not tell.</returns>
    internal static bool? IsOpenToOthers(string path, bool isAbove) => Stat(Statx.CurrentFolder, path, 0) is { } facts
        ? (facts.Mode & Statx.WriteForOthers) != 0 && !(isAbove && (facts.Mode & Statx.Sticky) != 0)
        : null;

    /// <summary>Whose a file or folder is.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The number of its owner; null where the system does not tell.</returns>
    internal static uint? OwnerOf(string path) => Stat(Statx.CurrentFolder, path, 0)?.Owner;

    /// <summary>On Linux, whether a name is that of a file with content, and how many bytes of the medium it takes; a pipe or a device has none.</summary>
    /// <param name="path">The name.</param>
    /// <returns>Both; null where the system does not tell.</returns>
    internal static (bool IsRegular, long Allocated)? ContentOf(string path) =>
        Path.DirectorySeparatorChar == '/' && Stat(Statx.CurrentFolder, path, Statx.NoFollow) is { } facts ? ((facts.Mode & 0xF000) == 0x8000, (long)facts.Blocks * 512) : null;

    private static FileIdentity? OfHandle(SafeFileHandle handle) =>
        NativeMethods.GetFileInformationByHandle(handle, out var facts)
            ? new FileIdentity(facts.Volume, ((ulong)facts.IndexHigh << 32) | facts.IndexLow)
            : null;

    private static Statx? Stat(int descriptor, string path, int flags)
    {
        try
        {
            return NativeMethods.Statx(descriptor, path, flags, Jupiter.Migration.Files.FileIdentity.Statx.Basic, out var facts) == 0 ? facts : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        public const int CurrentFolder = -100;
        public const int NoFollow = 0x100;
        public const int EmptyPath = 0x1000;
        public const uint Basic = 0x7FF;
        public const int WriteForOthers = 0x12;
        public const int Sticky = 0x200;

        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(48)]
        public ulong Blocks;

        [FieldOffset(136)]
        public ulong Device;

        public readonly FileIdentity Identity => new(Device, Inode);
    }

    [StructLayout(LayoutKind.Explicit, Size = 52)]
    private struct HandleFacts
    {
        [FieldOffset(28)]
        public uint Volume;

        [FieldOffset(44)]
        public uint IndexHigh;

        [FieldOffset(48)]
        public uint IndexLow;
    }

    private static class NativeMethods
    {
        public const int OpenExisting = 3;
        public const int BackupSemantics = 0x02000000;
        public const int OpenReparsePoint = 0x00200000;

        [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true, SetLastError = true)]
        public static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPStr)] string path, int flags, uint mask, out Statx facts);

        [DllImport("kernel32", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
        public static extern SafeFileHandle CreateFile(
            string path, uint access, int share, IntPtr security, int disposition, int flags, IntPtr template);

        [DllImport("kernel32", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool GetFileInformationByHandle(SafeFileHandle file, out HandleFacts facts);
    }
}
