using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Which running clock <see cref="TimeProvider.GetTimestamp"/> reads: two readings can be compared only if they are of one computer since one
/// start of it. On Windows that counter goes on while the computer sleeps (Microsoft Learn, "Acquiring high-resolution time stamps").
/// </summary>
internal static class RunningClock
{
    private const int OnlyText = 0x2;
    private static readonly IntPtr LocalMachine = new(unchecked((int)0x80000002));
    private static readonly Lazy<string> LazyName = new(() => Read() is { Length: > 0 } id ? Hexadecimal.Sha256(Encoding.UTF8.GetBytes("clock " + id)).Substring(0, 16) : "");

    /// <summary>Tells one from the other, and nothing else; empty where the system has no name for it.</summary>
    public static string Name => LazyName.Value;

    private static string? Read() => FileErrors.Otherwise(null, () =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? MachineGuid()
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? BootId()
        : null);

    private static string? BootId()
    {
        using var reader = new StreamReader(SharedFile.OpenRead("/proc/sys/kernel/random/boot_id"));
        return reader.ReadLine();
    }

    private static string? MachineGuid()
    {
        var text = new char[64];
        var bytes = text.Length * sizeof(char);
        var error = Native.RegGetValueW(LocalMachine, @"SOFTWARE\Microsoft\Cryptography", "MachineGuid", OnlyText, IntPtr.Zero, text, ref bytes);
        return error == 0 ? new string(text).TrimEnd('\0') : null;
    }

    private static class Native
    {
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegGetValueW(IntPtr key, string subKey, string value, int flags, IntPtr type, [Out] char[] data, ref int bytes);
    }
}
