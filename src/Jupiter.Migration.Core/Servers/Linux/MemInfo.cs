using System;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads /proc/meminfo.</summary>
internal static class MemInfo
{
    private const string Key = "MemTotal:";

    /// <summary>The memory that the kernel sees.</summary>
    /// <param name="text">The text of the file; null when there is none.</param>
    /// <returns>Bytes, or null.</returns>
    public static long? Total(string? text)
    {
        var line = (text ?? "").Split('\n').FirstOrDefault(candidate => candidate.StartsWith(Key, StringComparison.Ordinal));
        var number = line?.Substring(Key.Length).Trim().Split(' ')[0];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
            && kibibytes <= InventoryLimits.LargestCapacity >> 10
            ? kibibytes << 10
            : null;
    }
}
