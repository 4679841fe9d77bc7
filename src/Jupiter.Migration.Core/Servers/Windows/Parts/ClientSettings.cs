using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// The aliases of SQL Server's client and the system data sources of ODBC, as the programs of a computer see them ("Create or delete a server
/// alias for use by a client" and "Registry entries for data sources" on Microsoft Learn). A program finds the server by them, and no backup
/// brings them to another computer.
/// </summary>
/// <param name="registry">The registry.</param>
internal sealed class ClientSettings(IRegistry registry)
{
    private const string Aliases = @"SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo";
    private const string Sources = @"SOFTWARE\ODBC\ODBC.INI";
    private const string SourceNames = Sources + @"\ODBC Data Sources";

    // User and password may stand beside them.
    private static readonly string[] Told = ["Server", "Database", "Driver"];

    /// <summary>Reads them.</summary>
    /// <param name="is64Bit">Whether Windows is 64-bit: then each kind of program has its own.</param>
    /// <returns>The settings, sorted by name.</returns>
    public IReadOnlyList<ClientSetting> Read(bool is64Bit) => [.. is64Bit ? View(false).Concat(View(true)) : View(true)];

    private IEnumerable<ClientSetting> View(bool is32Bit) =>
        registry.Texts(Aliases, is32Bit).Select(alias => Setting(ClientSettingKind.Alias, is32Bit, alias.Key, alias.Value))
            .Concat(registry.Texts(SourceNames, is32Bit).Keys.Where(IsName).Select(name => Setting(ClientSettingKind.DataSource, is32Bit, name, Target(name, is32Bit))))
            .OrderBy(setting => setting.Kind).ThenBy(setting => setting.Name, StringComparer.OrdinalIgnoreCase)
            .Take(InventoryLimits.MostParts / 4);

    private string Target(string source, bool is32Bit)
    {
        var values = registry.Texts($@"{Sources}\{source}", is32Bit);
        return string.Join(", ", Told.Select(name => values.TryGetValue(name, out var value) ? value : "").Where(value => value.Length > 0));
    }

    private static ClientSetting Setting(ClientSettingKind kind, bool is32Bit, string name, string target) =>
        new() { Kind = kind, Is32Bit = is32Bit, Name = MachineText.Clean(name), Target = MachineText.Clean(target) };

    // A name with a backslash would be the path of another key.
    private static bool IsName(string name) => name.Length > 0 && name.IndexOf('\\') < 0;
}
