using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Jupiter.Migration.Files;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Which running clock <see cref="TimeProvider.GetTimestamp"/> reads: two readings can be compared only if they are of one computer since one
/// start of it. On Windows that counter goes on while the computer sleeps (Microsoft Learn, "Acquiring high-resolution time stamps").
/// </summary>
internal static class RunningClock
{
    private static readonly Lazy<string> LazyName = new(() => Read() is { Length: > 0 } id ? Hexadecimal.Sha256(Encoding.UTF8.GetBytes("clock " + id)).Substring(0, 16) : "");

    /// <summary>Tells one from the other, and nothing else; empty where the system has no name for it.</summary>
    public static string Name => LazyName.Value;

    private static string? Read() => FileErrors.Otherwise(null, () =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? MachineGuid.Of(new WindowsRegistry())
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? BootId()
        : null);

    private static string? BootId()
    {
        using var reader = new StreamReader(SharedFile.OpenRead("/proc/sys/kernel/random/boot_id"));
        return reader.ReadLine();
    }
}
