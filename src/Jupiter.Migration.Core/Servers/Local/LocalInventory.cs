using System.Runtime.InteropServices;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Linux;

namespace Jupiter.Migration.Servers.Local;

/// <summary>Finds the reader of the machine that this runs on.</summary>
public static class LocalInventory
{
    /// <summary>The reader of this machine.</summary>
    /// <returns>The reader.</returns>
    /// <exception cref="MigrationException">InventoryNotReadableHere: there is none for this platform.</exception>
    public static IServerInventoryReader Reader() =>
        Reader(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), RuntimeInformation.OSDescription);

    /// <summary>The reader of a platform.</summary>
    /// <param name="isLinux">Whether it is Linux.</param>
    /// <param name="platform">What it calls itself, for the error.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="MigrationException">InventoryNotReadableHere: there is none for this platform.</exception>
    public static IServerInventoryReader Reader(bool isLinux, string platform) => isLinux
        ? new LinuxInventoryReader("/")
        : throw MigrationException.Because(nameof(SR.InventoryNotReadableHere), platform, platform);
}
