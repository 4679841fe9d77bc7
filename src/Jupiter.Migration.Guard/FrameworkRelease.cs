using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Microsoft.Win32;

namespace Jupiter.Migration.Guard;

/// <summary>The version of .NET Framework on this computer, by the number that its setup writes into the registry.</summary>
internal sealed class FrameworkRelease
{
    private const string Key = @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full";

    /// <summary>.NET Framework 4.7.2, the first that .NET Standard 2.0 runs on without more files.</summary>
    private const int Needed = 461808;

    // The first number of each version; the same version has greater ones on other editions of Windows.
    private static readonly KeyValuePair<int, string>[] Versions =
    [
        new(461308, "4.7.1"),
        new(460798, "4.7"),
        new(394802, "4.6.2"),
        new(394254, "4.6.1"),
        new(393295, "4.6"),
        new(379893, "4.5.2"),
        new(378675, "4.5.1"),
        new(378389, "4.5"),
        new(0, "4.0"),
    ];

    private readonly int _number;

    private FrameworkRelease(int number) => _number = number;

    /// <summary>Whether the module runs on it.</summary>
    public bool IsEnough => _number >= Needed;

    /// <summary>Its name, as people know it; of a version that is too old.</summary>
    public string Name => ".NET Framework " + Versions.First(version => _number >= version.Key).Value;

    /// <summary>Reads the version of this computer.</summary>
    /// <returns>The version; null when the registry does not tell: then nothing is known against the import.</returns>
    public static FrameworkRelease? Installed()
    {
        try
        {
            using var machine = RegistryKey.OpenBaseKey(
                RegistryHive.LocalMachine, Environment.Is64BitOperatingSystem ? RegistryView.Registry64 : RegistryView.Registry32);
            using var setup = machine.OpenSubKey(Key);
            return setup?.GetValue("Release") is int number ? new FrameworkRelease(number) : null;
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or System.IO.IOException)
        {
            return null;
        }
    }
}
