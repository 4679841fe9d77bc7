using System;
using System.IO;
using System.Runtime.InteropServices;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Folders;

/// <summary>Owner and access list of a file or folder on Windows as text (SDDL): GetFileSecurity, SetFileSecurity.</summary>
internal static class FileDescriptor
{
    // OWNER_, GROUP_ and DACL_SECURITY_INFORMATION; PROTECTED_ and UNPROTECTED_DACL_SECURITY_INFORMATION.
    private const int AccessList = 4;
    private const int All = 7;
    private const int Protected = unchecked((int)0x80000000);
    private const int Unprotected = 0x20000000;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The text; null on other systems, or where it may not be read.</returns>
    public static string? Read(string path)
    {
        if (Path.DirectorySeparatorChar != '\\')
        {
            return null;
        }

        var name = WindowsPath.Of(path);
        _ = NativeMethods.GetFileSecurity(name, All, null, 0, out var length);
        var descriptor = new byte[Math.Max(length, 1)];
        if (!NativeMethods.GetFileSecurity(name, All, descriptor, descriptor.Length, out _)
            || !NativeMethods.DescriptorToText(descriptor, 1, All, out var text, IntPtr.Zero))
        {
            return null;
        }

        try
        {
            return Marshal.PtrToStringUni(text);
        }
        finally
        {
            NativeMethods.LocalFree(text);
        }
    }

    /// <summary>Gives a file or folder the access list of a text; its owner stays whoever made it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Apply(string path, string text)
    {
        if (!NativeMethods.ParseDescriptor(text, 1, out var descriptor, IntPtr.Zero))
        {
            throw SystemFailure.Last(path);
        }

        try
        {
            var isProtected = text.IndexOf("D:P", StringComparison.Ordinal) >= 0;
            if (!NativeMethods.SetFileSecurity(WindowsPath.Of(path), AccessList | (isProtected ? Protected : Unprotected), descriptor))
            {
                throw SystemFailure.Last(path);
            }
        }
        finally
        {
            NativeMethods.LocalFree(descriptor);
        }
    }

    private static class NativeMethods
    {
        [DllImport("advapi32", EntryPoint = "GetFileSecurityW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool GetFileSecurity(string path, int parts, [Out] byte[]? descriptor, int length, out int needed);

        [DllImport("advapi32", EntryPoint = "SetFileSecurityW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool SetFileSecurity(string path, int parts, IntPtr descriptor);

        [DllImport("advapi32", EntryPoint = "ConvertSecurityDescriptorToStringSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool DescriptorToText(byte[] descriptor, int revision, int parts, out IntPtr text, IntPtr length);

        [DllImport("advapi32", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool ParseDescriptor(string text, int revision, out IntPtr descriptor, IntPtr length);

        [DllImport("kernel32")]
        public static extern IntPtr LocalFree(IntPtr memory);
    }
}
