using System;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads /etc/os-release.</summary>
internal static class OsRelease
{
    /// <summary>The operating system.</summary>
    /// <param name="text">The text of the file; null when there is none.</param>
    /// <returns>The operating system: whatever its name is, it is not Windows.</returns>
    public static ServerOperatingSystem Parse(string? text)
    {
        var name = Value(text, "PRETTY_NAME");
        var version = Value(text, "VERSION_ID");
        return new ServerOperatingSystem
        {
            Family = OperatingSystemFamily.Other,
            Name = name.Length > 0 ? name : "Linux",
            Version = version.Length > 0 ? version : null,
        };
    }

    private static string Value(string? text, string key)
    {
        var line = (text ?? "").Split('\n').FirstOrDefault(candidate => candidate.StartsWith(key + "=", StringComparison.Ordinal));
        return PrintableText.Clean(line?.Substring(key.Length + 1).Trim().Trim('"', '\''));
    }
}
