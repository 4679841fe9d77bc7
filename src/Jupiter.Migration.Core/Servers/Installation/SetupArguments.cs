using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The command line of an unattended installation ("Install SQL Server from the command prompt" on Microsoft Learn): SQL Server 2012 and newer,
/// whose services run under virtual accounts. The caller has the user's word for the license terms.
/// </summary>
public static class SetupArguments
{
    private const string Masked = "***";

    // Where the documentation of the option begins (SQL Server 2016): an older set-up refuses what it does not know.
    private const int FirstWithPrivacyNotice = 13;

    /// <summary>The line as it may be shown: with three asterisks for the password.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="version">The first part of the set-up's version; 0 where it is not known.</param>
    /// <returns>The arguments.</returns>
    /// <exception cref="Errors.MigrationException">EngineSettingMissing, EngineSettingInvalid.</exception>
    public static string Shown(EngineSettings settings, int version) => Line(settings, Masked, version);

    /// <summary>The line for the set-up.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="password">The password of sa, which is replaced at once.</param>
    /// <param name="version">The first part of the set-up's version; 0 where it is not known.</param>
    /// <returns>The arguments.</returns>
    /// <exception cref="Errors.MigrationException">EngineSettingMissing, EngineSettingInvalid.</exception>
    internal static string Line(EngineSettings settings, string password, int version)
    {
        EngineSettingsRule.Require(settings);
        return string.Join(" ", Arguments(settings, password, version));
    }

    private static IEnumerable<string> Arguments(EngineSettings settings, string password, int version) =>
    [
        "/Q",
        "/IACCEPTSQLSERVERLICENSETERMS",
        .. version >= FirstWithPrivacyNotice ? ["/SUPPRESSPRIVACYSTATEMENTNOTICE"] : Enumerable.Empty<string>(),
        Value("ACTION", "Install"),
        Value("FEATURES", "SQLEngine"),
        Value("INSTANCENAME", settings.InstanceName!),
        Value("SQLCOLLATION", settings.Collation!),
        .. settings.IsMixedMode == true ? [Value("SECURITYMODE", "SQL"), Value("SAPWD", password)] : Enumerable.Empty<string>(),
        "/ADDCURRENTUSERASSQLADMIN=True",
        Value("SQLSVCACCOUNT", @"NT Service\" + settings.ServiceName),
        Value("SQLSVCSTARTUPTYPE", FirstStart(settings.ServiceStart).ToString()),
        .. Browser(settings),
        "/TCPENABLED=" + Switch(settings, SetupProtocol.Tcp),
        "/NPENABLED=" + Switch(settings, SetupProtocol.NamedPipes),
        .. Folder("SQLUSERDBDIR", settings.DataPath),
        .. Folder("SQLUSERDBLOGDIR", settings.LogPath),
        .. Folder("SQLBACKUPDIR", settings.BackupPath),

        // The media that was checked and nothing else: the preparation's network has no Microsoft Update, either.
        "/UpdateEnabled=False",
    ];

    // POS terminals that call a named instance by its name ask Browser for its port. Beside the default one Browser may serve others: it is left.
    private static IEnumerable<string> Browser(EngineSettings settings) =>
        (settings.BrowserStart ?? (settings.IsDefault ? null : SetupStart.Automatic)) is { } start ? [Value("BROWSERSVCSTARTUPTYPE", start.ToString())] : [];

    // A disabled instance lets nobody in who could replace the password of sa: it is disabled at the end.
    private static SetupStart FirstStart(SetupStart start) => start == SetupStart.Disabled ? SetupStart.Automatic : start;

    private static string Switch(EngineSettings settings, SetupProtocol protocol) => settings.Protocols.Contains(protocol) ? "1" : "0";

    private static IEnumerable<string> Folder(string name, string? path) => path is null ? [] : [Value(name, path.Length > 3 ? path.TrimEnd('\\') : path)];

    // No value holds a quotation mark (EngineSettingsRule). A backslash before the last one is doubled ("Parsing C++ command-line arguments").
    private static string Value(string name, string value) => $"/{name}=\"{value}{(value.EndsWith(@"\", System.StringComparison.Ordinal) ? @"\" : "")}\"";
}
