using System;
using System.IO;
using System.Runtime.InteropServices;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>Free space of volumes, asked before anything is written.</summary>
public static class FreeSpace
{
    // A file system that is filled to the last byte also stops everybody else on it.
    private const long Reserve = 64L << 20;

    /// <summary>Free bytes on the volume of a folder, for this account.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The bytes, or null when the volume does not tell.</returns>
    public static long? Of(string folder)
    {
        try
        {
            if (Path.DirectorySeparatorChar == '\\')
            {
                return NativeMethods.GetDiskFreeSpaceEx(folder, out var available, out _, out _) ? available : null;
            }

            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Refuses to begin what can't end.</summary>
    /// <param name="folder">Where it will be written.</param>
    /// <param name="needed">How many bytes.</param>
    /// <exception cref="MigrationException">NotEnoughSpace.</exception>
    public static void Require(string folder, long needed) => Require(folder, Of(folder), needed);

    /// <summary>Refuses to begin what can't end.</summary>
    /// <param name="place">Where it will be written.</param>
    /// <param name="free">Free bytes there, or null when not known.</param>
    /// <param name="needed">How many bytes.</param>
    /// <exception cref="MigrationException">NotEnoughSpace.</exception>
    public static void Require(string place, long? free, long needed)
    {
        if (free < needed + Reserve)
        {
            throw MigrationException.Because(nameof(SR.NotEnoughSpace), place, place, (needed + Reserve) / 1e9, free / 1e9);
        }
    }

    private static class NativeMethods
    {
        [DllImport("kernel32", EntryPoint = "GetDiskFreeSpaceExW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool GetDiskFreeSpaceEx(string folder, out long available, out long total, out long free);
    }
}
