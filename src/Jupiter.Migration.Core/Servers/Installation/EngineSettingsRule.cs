using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>Refuses settings that the set-up could not take, or that could say more on its command line than they are: they may come from a file of anybody's.</summary>
internal static class EngineSettingsRule
{
    /// <summary>The least that max server memory takes, in megabytes ("Server memory configuration options").</summary>
    public const int LeastMemory = 128;
    private const int LongestPath = 180;

    /// <summary>Refuses what can't be.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="MigrationException">EngineSettingMissing, EngineSettingInvalid: the parameter is named.</exception>
    public static void Require(EngineSettings settings)
    {
        Require(nameof(settings.InstanceName), settings.InstanceName, IsInstanceName);
        Require(nameof(settings.Collation), settings.Collation, IsCollation);
        Require("MixedMode", settings.IsMixedMode?.ToString(), _ => true);
        RequireIfGiven("Port", Text(settings.Port), _ => settings.Port is > 0 and <= ushort.MaxValue && settings.Protocols.Contains(SetupProtocol.Tcp));
        RequireIfGiven("MemoryLimitMB", Text(settings.MemoryLimitMegabytes), _ => settings.MemoryLimitMegabytes is >= LeastMemory and < int.MaxValue);
        RequireIfGiven(nameof(settings.DataPath), settings.DataPath, IsFolder);
        RequireIfGiven(nameof(settings.LogPath), settings.LogPath, IsFolder);
        RequireIfGiven(nameof(settings.BackupPath), settings.BackupPath, IsFolder);
    }

    // "Instance Configuration": at most 16 characters, a letter first, then letters, digits, _ and $, no _ at the end, and no reserved word.
    private static bool IsInstanceName(string name) =>
        Regex.IsMatch(name, @"\A\p{L}[\p{L}\p{Nd}_$]{0,15}\z") && !name.EndsWith("_", StringComparison.Ordinal)
        && !name.Equals("DEFAULT", StringComparison.OrdinalIgnoreCase);

    // "Windows collation name", "SQL Server collation name": words with underscores between them.
    private static bool IsCollation(string name) => Regex.IsMatch(name, @"\A[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+){1,12}\z") && name.Length <= 128;

    // On a drive of the server: set-up takes a share, too, but a venue's database does not belong on one.
    private static bool IsFolder(string path) => path.Length <= LongestPath && Regex.IsMatch(path, @"\A[A-Za-z]:\\")
        && path.Substring(3).TrimEnd('\\').Split('\\') is var names
        && (names is [""] || names.All(name => WindowsName.IsPossible(name) && !WindowsName.IsDevice(name) && PrintableText.Passes(name, name.Length)));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Require(string setting, string? value, Func<string, bool> isPossible)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw MigrationException.Because(nameof(SR.EngineSettingMissing), setting, setting);
        }

        RequireIfGiven(setting, value, isPossible);
    }

    private static void RequireIfGiven(string setting, string? value, Func<string, bool> isPossible)
    {
        if (value is not null && !isPossible(value))
        {
            throw MigrationException.Because(nameof(SR.EngineSettingInvalid), value, setting, PrintableText.Clean(value));
        }
    }
}
