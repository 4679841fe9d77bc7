using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>Holds an instance that is there against its settings. Nothing is changed.</summary>
/// <param name="settings">The settings.</param>
/// <param name="findService">Finds a service.</param>
internal sealed class EngineComparison(EngineSettings settings, Func<string, WindowsService?> findService)
{
    private const string Network = @"SuperSocketNetLib\";
    private const string Browser = "SQLBrowser";
    private const long Megabyte = 1 << 20;
    private static readonly CheckDefinition Setting = CheckRegister.Find("Engine.Setting");

    /// <summary>Asks the instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="failed">What could not be set, by the name of the setting.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for each setting.</returns>
    public IReadOnlyList<CheckResult> Check(IDatabaseInstance instance, IReadOnlyDictionary<string, string> failed, CancellationToken cancellation)
    {
        var facts = instance.GetFacts(cancellation);
        var items = (instance as IInstanceSurroundings)?.ReadSurroundings(isDetailed: false, cancellation) ?? [];
        return
        [
            .. new[]
            {
                Verdict(nameof(settings.InstanceName), settings.InstanceName!, NameOf(facts), StringComparison.OrdinalIgnoreCase),
                Verdict(nameof(settings.Collation), settings.Collation!, facts.Collation, StringComparison.OrdinalIgnoreCase),
                Verdict("MixedMode", Mode(settings.IsMixedMode == true), facts.AcceptsSqlLogins is { } accepts ? Mode(accepts) : null),
                Protocol("TCP/IP", SetupProtocol.Tcp, Registered(items, @"Tcp\Enabled")),
                Protocol("Named Pipes", SetupProtocol.NamedPipes, Registered(items, @"Np\Enabled")),
                settings.Port is { } port ? Verdict("Port", Number(port), Registered(items, @"Tcp\IPAll\TcpPort") is { Length: 0 } ? SR.PortAtEachStart : Registered(items, @"Tcp\IPAll\TcpPort")) : null,
                settings.MemoryLimitMegabytes is { } limit ? Verdict("MemoryLimitMB", Number(limit), facts.MemoryLimitBytes is { } bytes ? Number(bytes / Megabyte) : SR.NoLimit) : null,
                Folder(nameof(settings.DataPath), settings.DataPath, facts.DefaultDataPath),
                Folder(nameof(settings.LogPath), settings.LogPath, facts.DefaultLogPath),
                Folder(nameof(settings.BackupPath), settings.BackupPath, facts.DefaultBackupPath),
                Start(nameof(settings.ServiceStart), settings.ServiceName, settings.ServiceStart),
                settings.BrowserStart is { } start ? Start(nameof(settings.BrowserStart), Browser, start) : null,
            }.Where(result => result is not null).Select(result => failed.Keys.FirstOrDefault(key => result!.Subject == Subject(key)) is { } name
                ? Failed(name, result!.Expected, result.Actual, failed[name]) : result!),
        ];
    }

    /// <summary>What could not be set, where the instance is not reached either.</summary>
    /// <param name="failed">Why, by the name of the setting.</param>
    /// <returns>A result for each.</returns>
    public IEnumerable<CheckResult> Failed(IReadOnlyDictionary<string, string> failed) => failed.Select(one => Failed(one.Key, SR.EngineSettingSet, SR.NotKnown, one.Value));

    /// <summary>What can't be told while the instance is not reached.</summary>
    /// <param name="reason">Why it is not.</param>
    /// <returns>The result.</returns>
    public CheckResult NotReached(string reason) => Setting.Result(CheckStatus.Unknown, settings.InstanceName!, SR.EngineReached, reason) with { Remedy = SR.EngineNotReachedRemedy.With(settings.ServiceName) };

    // Also where the value is there already: the instance may not have taken it, or not run.
    private CheckResult Failed(string name, string expected, string actual, string why) =>
        Setting.Result(CheckStatus.Fail, Subject(name), expected, actual, why) with { Remedy = SR.EngineSettingFailedRemedy.With(Subject(name)) };

    private static string NameOf(InstanceFacts facts) =>
        facts.ServerName.IndexOf('\\') is >= 0 and var at ? facts.ServerName.Substring(at + 1) : EngineSettings.DefaultInstance;

    // What the server does not tell is no value of it.
    private static string? Registered(IReadOnlyList<InstanceItem> items, string name) => items
        .FirstOrDefault(item => item is { Kind: InstanceItemKind.Registry, IsKnown: true } && item.Name.Equals(Network + name, StringComparison.OrdinalIgnoreCase))?.Detail("value_data");

    private static string Mode(bool isMixed) => isMixed ? SR.MixedMode : SR.WindowsOnly;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private CheckResult Verdict(string name, string expected, string? actual, StringComparison comparison = StringComparison.Ordinal) =>
        string.IsNullOrEmpty(actual) ? Setting.Result(CheckStatus.Unknown, Subject(name), expected, SR.NotKnown)
        : Setting.Verdict(string.Equals(expected, actual, comparison), Subject(name), expected, PrintableText.Clean(actual));

    private CheckResult Protocol(string name, SetupProtocol protocol, string? enabled) =>
        Verdict(name, State(settings.Protocols.Contains(protocol)), enabled is null ? null : State(enabled == "1"));

    private static string State(bool isOn) => isOn ? SR.SwitchedOn : SR.SwitchedOff;

    private CheckResult? Folder(string name, string? expected, string actual) =>
        expected is null ? null : Verdict(name, expected.TrimEnd('\\'), actual.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase);

    private CheckResult Start(string name, string service, SetupStart expected)
    {
        try
        {
            var start = findService(service)?.Start;
            return Verdict(name, expected.ToString(), start is null ? SR.NotThere : (start == Settings.ServiceStart.AutomaticDelayed ? Settings.ServiceStart.Automatic : start).ToString());
        }
        catch (SettingUnavailableException e)
        {
            return Setting.Result(CheckStatus.Unknown, Subject(name), expected.ToString(), e.Message);
        }
    }

    private string Subject(string name) => $"{settings.InstanceName}, {name}";
}
