using System.Runtime.InteropServices;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Linux;

namespace Jupiter.Migration.Servers.Local;

/// <summary>Finds the reader of the machine that this runs on.</summary>
public static class LocalInventory
{
    private static readonly bool IsLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Whether there is a reader for this machine.</summary>
    public static bool IsReadable => IsLinux || IsWindows;

    /// <summary>The reader of this machine.</summary>
    /// <param name="isDetailed">Whether also accounts, addresses and what else is an attacker's map.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="MigrationException">InventoryNotReadableHere: there is none for this platform.</exception>
    public static IServerInventoryReader Reader(bool isDetailed = false) => Reader(IsLinux, IsWindows, isDetailed, RuntimeInformation.OSDescription);

    /// <summary>The reader of a platform.</summary>
    /// <param name="isLinux">Whether it is Linux.</param>
    /// <param name="isWindows">Whether it is Windows.</param>
    /// <param name="isDetailed">Whether also what is an attacker's map.</param>
    /// <param name="platform">What it calls itself, for the error.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="MigrationException">InventoryNotReadableHere: there is none for this platform.</exception>
    public static IServerInventoryReader Reader(bool isLinux, bool isWindows, bool isDetailed, string platform) =>
        isLinux ? new LinuxInventoryReader("/")
        : isWindows ? new WindowsInventoryReader(isDetailed)
        : throw MigrationException.Because(nameof(SR.InventoryNotReadableHere), platform, platform);
}
