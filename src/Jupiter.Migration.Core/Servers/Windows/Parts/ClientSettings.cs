using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The aliases of SQL Server's client and the system data sources of ODBC, as the programs of a computer see them ("Create or delete a server
/// alias for use by a client" and "Registry entries for data sources" on Microsoft Learn). A program finds the server by them, and no backup
/// brings them to another computer. The hosts file goes with them: it decides where the name in each of them leads.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="hosts">The lines of the hosts file; null where it was not read.</param>
internal sealed class ClientSettings(IRegistry registry, IReadOnlyList<string>? hosts)
{
    private const string Aliases = @"SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo";
    private const string Sources = @"SOFTWARE\ODBC\ODBC.INI";
    private const string SourceNames = Sources + @"\ODBC Data Sources";

    // User and password may stand beside them.
    private static readonly string[] Told = ["Server", "Database", "Driver"];

    /// <summary>Reads them. Who misses one is told nothing by the others, so that it is all or none.</summary>
    /// <param name="is64Bit">Whether Windows is 64-bit: then each kind of program has its own.</param>
    /// <returns>The settings, sorted by name.</returns>
    /// <exception cref="RegistryUnreadableException">A key was not told.</exception>
    /// <exception cref="NoDeviceAnswerException">The hosts file was not read.</exception>
    public IReadOnlyList<ClientSetting> Read(bool is64Bit) =>
        [.. is64Bit ? View(false).Concat(View(true)) : View(true), .. HostsFile.Parse(hosts ?? throw new NoDeviceAnswerException(SR.HostsNotRead))];

    private IEnumerable<ClientSetting> View(bool is32Bit) =>
        registry.ReadTexts(Aliases, is32Bit).Select(alias => Setting(ClientSettingKind.Alias, is32Bit, alias.Key, alias.Value))
            .Concat(registry.ReadTexts(SourceNames, is32Bit).Keys.Where(IsName).Select(name => Setting(ClientSettingKind.DataSource, is32Bit, name, Target(name, is32Bit))))
            .OrderBy(setting => setting.Kind).ThenBy(setting => setting.Name, StringComparer.OrdinalIgnoreCase)
            .Take(InventoryLimits.MostParts / 4);

    private string Target(string source, bool is32Bit)
    {
        var values = registry.ReadTexts($@"{Sources}\{source}", is32Bit);
        return string.Join(", ", Told.Select(name => values.TryGetValue(name, out var value) ? value : "").Where(value => value.Length > 0));
    }

    private static ClientSetting Setting(ClientSettingKind kind, bool is32Bit, string name, string target) =>
        new() { Kind = kind, Is32Bit = is32Bit, Name = PrintableText.Clean(name), Target = PrintableText.Clean(target) };

    // A name with a backslash would be the path of another key.
    private static bool IsName(string name) => name.Length > 0 && name.IndexOf('\\') < 0;
}
