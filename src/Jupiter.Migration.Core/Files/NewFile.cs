using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace Jupiter.Migration.Files;

/// <summary>
/// Makes files and folders that were not there, never through a link, with their rights from the first moment: open(2) with O_EXCL and
/// a mode, CreateFile with CREATE_NEW and a security descriptor.
/// </summary>
internal static class NewFile
{
    // SYSTEM, Administrators, and whoever owns it (OWNER RIGHTS, S-1-3-4); P: nothing comes from the folder above. SDDL, MS-DTYP 2.5.1.
    private const string OwnerFile = "D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;OW)";
    private const string OwnerFolder = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;OW)";

    // LOCAL SERVICE (LS): reads and runs through the folder; to a file it may add, too (FILE_GENERIC_READ and FILE_GENERIC_WRITE).
    private const string ServiceFile = "D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FRFW;;;LS)";
    private const string ServiceFolder = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FRFX;;;LS)";
    private const int OwnerFileMode = 0x180;
    private const int OwnerFolderMode = 0x1C0;
    private const int ReadWriteForAll = 0x1B6;
    private const int Unbuffered = 1;

    // DACL_SECURITY_INFORMATION and PROTECTED_DACL_SECURITY_INFORMATION.
    private const int ProtectedAccessList = unchecked((int)0x80000004);
    private const int InvalidFunction = 1;
    private const int WindowsNotSupported = 50;
    private const int NotPermitted = 1;
    private const int NotSupported = 95;

    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>On Unix, the number of the account that this process runs as.</summary>
    internal static uint CurrentUser => NativeMethods.EffectiveUser();

    /// <summary>Makes a file.</summary>
    /// <param name="path">The file; nothing may have its name, not even a link that leads nowhere.</param>
    /// <param name="rights">Who may read it.</param>
    /// <returns>The stream, closed to everybody else. Where it was opened by handle it does not know its name.</returns>
    public static FileStream Create(string path, FileRights rights)
    {
        if (IsWindows)
        {
            return rights switch
            {
                FileRights.Owner => CreateWithDescriptor(path, OwnerFile),
                FileRights.LocalService => CreateWithDescriptor(path, ServiceFile),
                _ => CreateByFramework(path),
            };
        }

        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            // open(2) takes its mode from elsewhere on Apple's processors: there the file is empty and open to its folder's readers for a moment.
            var made = CreateByFramework(path);
            return rights == FileRights.OfFolder || NativeMethods.ChangeMode(path, OwnerFileMode) == 0 ? made : throw Failed(made, path);
        }

        var mode = rights != FileRights.OfFolder ? OwnerFileMode : (FileIdentity.ModeOf(Path.GetDirectoryName(Path.GetFullPath(path))!) ?? ReadWriteForAll) & ReadWriteForAll;
        var descriptor = LibC.CreateNew(path, mode);
        if (descriptor < 0)
        {
            throw SystemFailure.Last(path);
        }

        // By the framework's own stream, which keeps others out; what it has opened is what was made, or nothing is written.
        try
        {
            return OpenOwn(path);
        }
        finally
        {
            _ = LibC.Close(descriptor);
        }
    }

    /// <summary>Opens a file that is this product's own, to write it anew.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream, closed to everybody else.</returns>
    /// <exception cref="LinkInTheWayException">The name is a link.</exception>
    public static FileStream OpenOwn(string path)
    {
#pragma warning disable RS0030 // What is banned everywhere else is done here.
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, Unbuffered);
#pragma warning restore RS0030
        return FileIdentity.IsNamed(file, path) ? file : throw Failed(file, path);
    }

    /// <summary>Makes a folder.</summary>
    /// <param name="path">The folder; one that is there gets the rights, if they are the owner's only.</param>
    /// <param name="rights">Who may read it and, on Windows, what is made in it.</param>
    public static void CreateFolder(string path, FileRights rights)
    {
        var above = Path.GetDirectoryName(Path.GetFullPath(path));
        if (above is not null)
        {
            Directory.CreateDirectory(above);
        }

        if (rights == FileRights.OfFolder)
        {
            // What keeps others out of a folder keeps them out of those in it.
            if (above is null || Directory.Exists(path) || FileIdentity.ModeOf(above) is not { } mode || NativeMethods.MakeFolder(path, mode) != 0)
            {
                Directory.CreateDirectory(path);
            }
        }
        else if (IsWindows)
        {
            using var descriptor = new Descriptor(rights == FileRights.LocalService ? ServiceFolder : OwnerFolder);
            if (!NativeMethods.CreateDirectory(WindowsPath.Of(path), ref descriptor.Attributes))
            {
                Require(path, NativeMethods.SetFileSecurity(WindowsPath.Of(path), ProtectedAccessList, descriptor.Attributes.Descriptor));
            }
        }
        else if (NativeMethods.MakeFolder(path, OwnerFolderMode) != 0)
        {
            Require(path, NativeMethods.ChangeMode(path, OwnerFolderMode) == 0);
        }
    }

    // FAT and exFAT, on many a medium, keep no rights: nobody is kept out there, and that is no reason to keep no case there.
    private static void Require(string path, bool isDone)
    {
        if (isDone)
        {
            return;
        }

        var number = Marshal.GetLastWin32Error();
        var keepsNoRights = IsWindows
            ? number is InvalidFunction or WindowsNotSupported
            : number is NotPermitted or NotSupported && FileIdentity.OwnerOf(path) is { } owner && NativeMethods.EffectiveUser() is var user && (user == owner || user == 0);
        if (!keepsNoRights)
        {
            throw SystemFailure.Of(number, path);
        }
    }

    private static FileStream CreateByFramework(string path)
    {
#pragma warning disable RS0030 // What is banned everywhere else is done here.
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Unbuffered);
#pragma warning restore RS0030
    }

    private static FileStream CreateWithDescriptor(string path, string rights)
    {
        using var descriptor = new Descriptor(rights);
        var handle = NativeMethods.CreateFile(
            WindowsPath.Of(path), NativeMethods.ReadWrite, 0, ref descriptor.Attributes, NativeMethods.CreateNew, NativeMethods.Normal, IntPtr.Zero);
        return handle.IsInvalid ? throw SystemFailure.Last(path) : new FileStream(handle, FileAccess.ReadWrite, Unbuffered);
    }

    private static LinkInTheWayException Failed(FileStream file, string path)
    {
        file.Dispose();
        return new LinkInTheWayException(path);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritsHandle;
    }

    private sealed class Descriptor : IDisposable
    {
        public SecurityAttributes Attributes;

        public Descriptor(string text)
        {
            Attributes = new SecurityAttributes { Length = Marshal.SizeOf<SecurityAttributes>() };
            if (!NativeMethods.ParseDescriptor(text, 1, out Attributes.Descriptor, IntPtr.Zero))
            {
                throw SystemFailure.Last(text);
            }
        }

        public void Dispose() => NativeMethods.LocalFree(Attributes.Descriptor);
    }

    private static class NativeMethods
    {
        public const uint ReadWrite = 0xC0000000;
        public const int CreateNew = 1;
        public const int Normal = 0x80;

        [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true, SetLastError = true)]
        public static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, int mode);

        [DllImport("libc", EntryPoint = "mkdir", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true, SetLastError = true)]
        public static extern int MakeFolder([MarshalAs(UnmanagedType.LPStr)] string path, int mode);

        [DllImport("libc", EntryPoint = "geteuid")]
        public static extern uint EffectiveUser();

        [DllImport("kernel32", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
        public static extern SafeFileHandle CreateFile(
            string path, uint access, int share, ref SecurityAttributes security, int disposition, int flags, IntPtr template);

        [DllImport("kernel32", EntryPoint = "CreateDirectoryW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool CreateDirectory(string path, ref SecurityAttributes security);

        [DllImport("advapi32", EntryPoint = "SetFileSecurityW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool SetFileSecurity(string path, int parts, IntPtr descriptor);

        [DllImport("advapi32", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool ParseDescriptor(string text, int revision, out IntPtr descriptor, IntPtr length);

        [DllImport("kernel32")]
        public static extern IntPtr LocalFree(IntPtr memory);
    }
}
