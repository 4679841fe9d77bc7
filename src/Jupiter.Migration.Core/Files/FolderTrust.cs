using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>
/// Whether nobody but administrators can change what a service runs: its files, its folder, and every folder above, in which it could be
/// replaced. Otherwise whoever may write there runs what he likes as that service.
/// </summary>
public static class FolderTrust
{
    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>What of a file or folder others may change.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="withContent">Whether everything in a folder counts, too.</param>
    /// <returns>The first file or folder that others may change, and who; null where there is none.</returns>
    public static (string Path, string Who)? FirstFault(string path, bool withContent)
    {
        var full = Path.GetFullPath(path);
        IEnumerable<string> within = withContent && Directory.Exists(full) ? Below(new DirectoryInfo(full)) : [];
        return Above(full).Select(folder => Fault(folder, isAbove: true))
            .Concat(within.Prepend(full).Select(each => Fault(each, isAbove: false)))
            .FirstOrDefault(fault => fault is not null);
    }

    private static (string Path, string Who)? Fault(string path, bool isAbove) =>
        Who(path, isAbove) is { } who ? (path, who) : null;

    // A link is judged as one that anybody may turn elsewhere: where it leads to has folders above of its own, which nobody named.
    private static string? Who(string path, bool isAbove) => FileErrors.Otherwise<string?>("?", () =>
        (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0 ? "link" : IsWindows ? OnWindows(path, isAbove) : OnUnix(path, isAbove));

    private static string? OnUnix(string path, bool isAbove)
    {
        var (owner, user) = (FileIdentity.OwnerOf(path), NewFile.CurrentUser);
        return FileIdentity.IsOpenToOthers(path, isAbove) is not { } isOpen || owner is null ? "?"
            : isOpen ? "others"
            : owner != 0 && owner != user ? $"uid {owner}"
            : null;
    }

    private static string? OnWindows(string path, bool isAbove)
    {
        const int OwnerAndAccessList = 5;
        var name = WindowsPath.Of(path);
        _ = NativeMethods.GetFileSecurity(name, OwnerAndAccessList, null, 0, out var length);
        var descriptor = new byte[Math.Max(length, 1)];
        if (!NativeMethods.GetFileSecurity(name, OwnerAndAccessList, descriptor, descriptor.Length, out _)
            || !NativeMethods.DescriptorToText(descriptor, 1, OwnerAndAccessList, out var text, IntPtr.Zero))
        {
            return "?";
        }

        try
        {
            return DescriptorText.WhoMayChange(Marshal.PtrToStringUni(text) ?? "", isAbove);
        }
        finally
        {
            NativeMethods.LocalFree(text);
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> Below(DirectoryInfo folder) => folder.GetFileSystemInfos().SelectMany(entry =>
        entry is DirectoryInfo inner && (entry.Attributes & FileAttributes.ReparsePoint) == 0 ? Below(inner).Prepend(entry.FullName) : [entry.FullName]);

    private static class NativeMethods
    {
        [DllImport("advapi32", EntryPoint = "GetFileSecurityW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool GetFileSecurity(string path, int parts, [Out] byte[]? descriptor, int length, out int needed);

        [DllImport("advapi32", EntryPoint = "ConvertSecurityDescriptorToStringSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool DescriptorToText(byte[] descriptor, int revision, int parts, out IntPtr text, IntPtr length);

        [DllImport("kernel32")]
        public static extern IntPtr LocalFree(IntPtr memory);
    }
}
