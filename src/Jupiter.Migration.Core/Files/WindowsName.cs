using System;
using System.Linq;

namespace Jupiter.Migration.Files;

/// <summary>What Windows makes of the name of a file. It counts on every system: files are carried to Windows sooner or later.</summary>
public static class WindowsName
{
    // The digits that are written small and high count too.
    private const string PortDigits = "0123456789\u00B9\u00B2\u00B3";
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    private static readonly string[] Ports = ["COM", "LPT"];
    private static readonly char[] Forbidden = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

    /// <summary>Whether a name is that of a device, with whatever ending: <c>COM1.bak</c> is a port and no file.</summary>
    /// <param name="name">The name, without a folder.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDevice(string name)
    {
        var end = name.IndexOfAny(['.', ':']);
        var stem = (end < 0 ? name : name.Substring(0, end)).TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && PortDigits.IndexOf(stem[3]) >= 0
                && Ports.Any(port => stem.StartsWith(port, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether a file can have a name and keep it: no forbidden character, no ending that Windows takes off.</summary>
    /// <param name="name">The name, without a folder.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsPossible(string name) =>
        name.Length > 0 && name.IndexOfAny(Forbidden) < 0 && !name.Any(char.IsControl) && name[name.Length - 1] is not ('.' or ' ');
}
