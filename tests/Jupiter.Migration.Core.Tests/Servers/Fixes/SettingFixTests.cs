using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Presence.Place;
using Jupiter.Migration.Core.Tests.Servers.Settings;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Fixes;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Fixes;

/// <summary>What a new server has not set is set one by one, written down before, read again after; and all of it can be put back (clauses P1e, P1f, P3).</summary>
public sealed class SettingFixTests : IDisposable
{
    private const string Rule = "Jupiter.Migration-TCP-1433";
    private const string EchoRule = "Jupiter.Migration-ICMPv4-8";
    private static readonly MachineIdentity Identity = new() { SmbiosUuid = "4C4C4544-0042-3510-8053-B4C04F4A3132", MachineGuid = "6c1c5e3a-9d3b-4b3c-8f0a-1f2e3d4c5b6a" };

    private readonly TempFolder _folder = new();
    private readonly RecordedFirewall _firewall = new();
    private readonly PlayedSettings _settings = Bare();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_bare_server_is_set_whole_and_put_back_whole()
    {
        var before = _settings.Describe();
        Assert.DoesNotContain(Judge(), result => result.Status == CheckStatus.Pass);

        var results = Fix();

        // Nobody starts a service here: that of the time warns until it runs.
        Assert.All(results, result => Assert.Equal(result.Id == "Machine.TimeSync" ? CheckStatus.Warning : CheckStatus.Pass, result.Status));
        Assert.All(results, result => Assert.Contains($"-Undo \"{Path}\"", result.Evidence, StringComparison.Ordinal));
        Assert.Equal(["Machine.PowerPlan", "Machine.Sleep", "Machine.TimeSync", "Machine.ActiveHours", "Machine.Service", "Machine.Service", "Server.AnyDesk", "Machine.Port", "Machine.Echo"], results.Select(result => result.Id));
        Assert.Equal(["P1e", "P1e", "P1e", "P1e", "P3", "P3", "P1f", "P3", "P3"], results.Select(result => result.Clause));
        Assert.NotEqual(before, _settings.Describe());

        Assert.All(Undo(), result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Equal(before, _settings.Describe());
        Assert.All(Undo(), result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Equal(before, _settings.Describe());
    }

    [Fact]
    public void What_is_set_already_is_not_touched()
    {
        Fix();
        _settings.Services["W32Time"] = _settings.Services["W32Time"] with { IsRunning = true };
        _settings.Done.Clear();

        Assert.All(Fix(), result => Assert.Equal((CheckStatus.Pass, ""), (result.Status, result.Evidence)));
        Assert.Empty(_settings.Done);
    }

    [Fact]
    public void Only_looking_changes_nothing_and_neither_does_a_no()
    {
        Judge();
        var results = new SettingFix(_settings, File(), (_, _) => false).Run(Prepared(), CancellationToken.None).ToArray();

        Assert.Empty(_settings.Done);
        Assert.False(System.IO.File.Exists(Path));
        Assert.All(results, result => Assert.Contains("left as it is", result.Evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_is_left_alone()
    {
        _settings.Fault = "denied";
        _firewall.Missing = "MSFT_NetFirewallRule";

        Assert.All(Fix().Where(result => result.Id is not ("Machine.Sleep" or "Machine.ActiveHours" or "Server.AnyDesk")), result => Assert.Equal(CheckStatus.Unknown, result.Status));
        Assert.Empty(_settings.Done);
    }

    [Fact]
    public void One_that_can_not_be_changed_is_named_with_its_remedy_and_the_rest_goes_on()
    {
        _settings.Held.Add(MachineValue.ActiveHoursStart);
        var changes = 0;
        _settings.Moment = () =>
        {
            // Each change has two moments; the first of the first one is where Windows says no.
            if (changes++ == 0)
            {
                throw new SettingUnavailableException("access is denied");
            }
        };

        var results = Fix();

        var plan = results.Single(result => result.Id == "Machine.PowerPlan");
        Assert.Equal(CheckStatus.Warning, plan.Status);
        Assert.Contains("access is denied", plan.Evidence, StringComparison.Ordinal);
        Assert.Contains("powercfg", plan.Remedy, StringComparison.Ordinal);
        var hours = results.Single(result => result.Id == "Machine.ActiveHours");
        Assert.Equal(CheckStatus.Warning, hours.Status);
        Assert.Contains("A policy may decide", hours.Evidence, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Pass, results.Single(result => result.Id == "Machine.Port").Status);
    }

    [Fact]
    public void A_change_that_can_not_be_written_down_is_not_made()
    {
        var nowhere = ChangedSettingsFile.Open(_folder.At("none/undo.json"), "JUPITER", Identity);

        Assert.Throws<MigrationException>(() => new SettingFix(_settings, nowhere, (_, _) => true).Run(Prepared(), CancellationToken.None).ToArray());
        Assert.Empty(_settings.Done);
    }

    [Fact]
    public void A_rule_that_keeps_out_is_nobodys_to_be_overruled()
    {
        _firewall.Rule("closed", action: 4, profiles: 2);

        var port = Fix().Single(result => result.Id == "Machine.Port");

        Assert.Equal((CheckStatus.Fail, ""), (port.Status, port.Evidence));
        Assert.Contains("closed", port.Actual, StringComparison.Ordinal);
        Assert.DoesNotContain(Rule, _settings.Rules.Keys);
    }

    [Fact]
    public void A_rule_that_keeps_out_echo_requests_is_nobodys_to_be_overruled()
    {
        _firewall.Rule("no ping", action: 4, protocol: "ICMPv4", ports: [], icmp: ["8:*"]);

        var echo = Fix().Single(result => result.Id == "Machine.Echo");

        Assert.Equal((CheckStatus.Warning, "", false), (echo.Status, echo.Evidence, echo.Blocks));
        Assert.Contains("no ping", echo.Actual, StringComparison.Ordinal);
        Assert.DoesNotContain(EchoRule, _settings.Rules.Keys);
    }

    [Theory]
    [InlineData("ICMPv4", "8", 3, "LocalSubnet", null, true)]
    [InlineData("1", "8:*", 3, "LocalSubnet", null, true)]
    [InlineData("ICMPv4", "Any", 0, "Any", "System", true)]
    [InlineData("ICMPv4", null, 3, "Any", null, true)]
    [InlineData("Any", null, 3, "LocalSubnet4", null, true)]
    [InlineData("ICMPv4", "8", 2, "LocalSubnet", null, false)]
    [InlineData("ICMPv4", "0", 3, "LocalSubnet", null, false)]
    [InlineData("ICMPv4", "8:3", 3, "LocalSubnet", null, false)]
    [InlineData("ICMPv6", "8", 3, "LocalSubnet", null, false)]
    [InlineData("TCP", "8", 3, "LocalSubnet", null, false)]
    [InlineData("ICMPv4", "8", 3, "192.168.88.0/24", null, false)]
    [InlineData("ICMPv4", "8", 3, "LocalSubnet", @"C:\Windows\ping.exe", false)]
    public void Echo_requests_of_neighbours_are_let_in_by_a_rule_for_them(string protocol, string? type, ushort profiles, string remote, string? program, bool isOpen)
    {
        _firewall.Rule("echo", profiles: profiles, protocol: protocol, ports: [], remote: [remote], program: program, icmp: type is null ? null : [type]);

        Assert.Equal(isOpen ? CheckStatus.Pass : CheckStatus.Warning, Judge().Single(result => result.Id == "Machine.Echo").Status);
    }

    [Theory]
    [InlineData(3, "LocalSubnet", true)]
    [InlineData(0, "Any", true)]
    [InlineData(2, "LocalSubnet", false)]
    [InlineData(4, "Any", false)]
    [InlineData(3, "192.168.88.0/24", false)]
    public void The_port_is_open_to_neighbours_of_whatever_network(ushort profiles, string remote, bool isOpen)
    {
        _firewall.Rule("database", profiles: profiles, remote: [remote]);

        Assert.Equal(isOpen ? CheckStatus.Pass : CheckStatus.Fail, Judge().Single(result => result.Id == "Machine.Port").Status);
    }

    [Fact]
    public void No_rule_is_made_for_a_port_that_another_start_may_change()
    {
        var results = Fix(Server(port: null));

        Assert.Equal(CheckStatus.Fail, results.Single(result => result.Id == "Machine.Port").Status);
        Assert.Equal([EchoRule], _settings.Rules.Keys);
    }

    [Fact]
    public void Ammyy_Admin_without_a_service_is_never_made_one()
    {
        Fix(Server(remote: [new RemoteProgram { Kind = RemoteProgramKind.AmmyyAdmin, Name = "AA_v3" }]));

        Assert.DoesNotContain(_settings.Done, done => done.Contains("AA", StringComparison.Ordinal) || done.Contains("mmyy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "NoSync", null, "NTP", "time.windows.com,0x1")]
    [InlineData(false, "NoSync", "ntp.local,0x9", "NTP", "ntp.local,0x9")]
    [InlineData(false, "NTP", "ntp.local,0x9", "NTP", "ntp.local,0x9")]
    [InlineData(false, null, null, "NTP", "time.windows.com,0x1")]
    [InlineData(true, "NoSync", null, "NT5DS", null)]
    [InlineData(true, "NT5DS", null, "NT5DS", null)]
    public void The_time_comes_from_the_domain_or_from_servers(bool isDomain, string? source, string? servers, string wanted, string? wantedServers)
    {
        Set(MachineValue.TimeSource, source);
        Set(MachineValue.TimeServers, servers);

        Fix(Server(isDomain: isDomain));

        Assert.Equal((wanted, wantedServers), (_settings.ReadValue(MachineValue.TimeSource), _settings.ReadValue(MachineValue.TimeServers)));
    }

    [Fact]
    public void What_somebody_has_set_otherwise_since_is_named_and_left()
    {
        Fix();
        _settings.Values[MachineValue.ActiveHoursStart] = "9";

        var results = Undo();

        Assert.Equal("9", _settings.ReadValue(MachineValue.ActiveHoursStart));
        Assert.Equal(CheckStatus.Warning, Assert.Single(results, result => result.Status != CheckStatus.Pass).Status);
    }

    [Fact]
    public void The_file_is_as_it_is_published()
    {
        Fix();

        Assert.Empty(new PublishedSchema("changed-settings").Differences(JsonNode.Parse(System.IO.File.ReadAllText(Path))));
    }

    [Theory]
    [InlineData("service", "MSSQLSERVER", "Automatic", "System")]
    [InlineData("service", "MSSQLSERVER", "4", "Manual")]
    [InlineData("firewallRule", "CoreNet-ICMP4", "1433", null)]
    [InlineData("firewallRule", Rule, "1434", null)]
    [InlineData("echoRule", "FPS-ICMP4-ERQ-In", "8", null)]
    [InlineData("echoRule", EchoRule, "0", null)]
    [InlineData("timeServers", "", "a\" /f & calc", "b")]
    [InlineData("timeServers", @"..\..\Run", "a", "b")]
    [InlineData("activeHoursStart", "", "24", "0")]
    [InlineData("powerPlan", "", "x", "y")]
    [InlineData("sleepAfter", "x AC", "0", "1")]
    [InlineData("registry", "HKLM", "0", "1")]
    public void A_file_can_name_nothing_but_what_is_changed_here(string kind, string name, string after, string? before)
    {
        System.IO.File.WriteAllText(Path, new JsonObject
        {
            ["schema"] = ChangedSettings.CurrentSchema, ["computerName"] = "JUPITER", ["identity"] = new JsonObject { ["machineGuid"] = Identity.MachineGuid },
            ["changes"] = new JsonArray(new JsonObject { ["kind"] = kind, ["name"] = name, ["before"] = before, ["after"] = after, ["at"] = "2026-03-04T05:06:07+03:00" }),
        }.ToJsonString());

        Assert.Equal("ChangedSettingsBroken", Assert.Throws<MigrationException>(File).ErrorId);
    }

    [Fact]
    public void A_file_of_another_installation_is_refused()
    {
        Fix();

        Assert.Equal("ChangedSettingsElsewhere", Assert.Throws<MigrationException>(() =>
            ChangedSettingsFile.Open(Path, "JUPITER", new() { SmbiosUuid = Identity.SmbiosUuid, MachineGuid = Guid.Empty.ToString() })).ErrorId);
        Assert.Equal("ChangedSettingsElsewhere", Assert.Throws<MigrationException>(() => ChangedSettingsFile.Open(Path, "JUPITER", new())).ErrorId);
    }

    /// <summary>The process ends before or after any change, of the fix and of its undo, as often as it likes: undoing once more brings back every value.</summary>
    [Fact]
    public void Whatever_is_changed_and_wherever_it_ends_undoing_brings_back_every_earlier_value() =>
        Gen.Select(Gen.Int[0, 30].Array[1, 5], Gen.Int[0, 1 << 12], Gen.Bool.Array[5]).Sample((ends, start, undoes) =>
        {
            System.IO.File.Delete(Path);
            var settings = Bare(start);
            var before = settings.Describe();
            foreach (var (end, isUndo) in ends.Zip(undoes))
            {
                var left = end;
                settings.Moment = () =>
                {
                    if (left-- == 0)
                    {
                        throw new ProcessEndedException();
                    }
                };
                try
                {
                    _ = isUndo && System.IO.File.Exists(Path) ? [.. new SettingUndo(settings, File(), (_, _) => true).Run(CancellationToken.None)]
                        : new SettingFix(settings, File(), (_, _) => true).Run(Of(settings).Of(Server(), null, CancellationToken.None), CancellationToken.None).ToArray();
                }
                catch (ProcessEndedException)
                {
                    // The next run reads the file anew.
                }
            }

            settings.Moment = () => { };
            if (System.IO.File.Exists(Path))
            {
                Assert.All(new SettingUndo(settings, File(), (_, _) => true).Run(CancellationToken.None), result => Assert.Equal(CheckStatus.Pass, result.Status));
            }

            Assert.Equal(before, settings.Describe());
        }, iter: 200, threads: 1);

    private static PlayedSettings Bare(int start = 0)
    {
        var settings = new PlayedSettings();
        foreach (var (name, at) in new[] { "W32Time", "MSSQL$JUPITER", "SQLBrowser", "AnyDesk" }.Select((name, at) => (name, at)))
        {
            settings.Services[name] = new() { Name = name, DisplayName = name, Start = (start >> at & 1) == 0 ? ServiceStart.Manual : ServiceStart.Disabled };
        }

        settings.Power[(PowerSetting.SleepAfter.Id, false)] = (start >> 4 & 1) == 0 ? 1800 : 0;
        settings.Power[(PowerSetting.HibernateAfter.Id, false)] = (start >> 5 & 1) * 600;
        if ((start >> 6 & 1) == 1)
        {
            settings.Values[MachineValue.ActiveHoursStart] = "8";
            settings.Values[MachineValue.ActiveHoursEnd] = "17";
        }

        if ((start >> 7 & 1) == 1)
        {
            settings.Values[MachineValue.TimeSource] = "NoSync";
        }

        return settings;
    }

    private static ServerInventory Server(int? port = 1433, bool isDomain = false, IReadOnlyList<RemoteProgram>? remote = null) => SampleServer.With() with
    {
        Domain = new DomainMembership { Name = "X", IsDomain = isDomain },
        SqlInstances = [new InstalledInstance { Name = "JUPITER", ServiceName = "MSSQL$JUPITER", Port = port }],
        Programs = new ServerPrograms { Remote = remote ?? [new RemoteProgram { Kind = RemoteProgramKind.AnyDesk, Name = "AnyDesk", Start = ServiceStart.Manual }] },
    };

    private string Path => _folder.At("undo.json");

    private ChangedSettingsFile File() => ChangedSettingsFile.Open(Path, "JUPITER", Identity);

    private void Set(MachineValue value, string? text)
    {
        if (text is not null)
        {
            _settings.Values[value] = text;
        }
    }

    // The firewall shows what was made of it, as Windows's does.
    private MachinePreparation Of(PlayedSettings settings)
    {
        _firewall.Made = () => settings.Rules.ContainsKey(Rule);
        _firewall.MadeEcho = () => settings.Rules.ContainsKey(EchoRule);
        return new(settings, new ValuesRegistry(settings), new PreparedFirewall(_firewall));
    }

    private IEnumerable<PreparedSetting> Prepared(ServerInventory? server = null) => Of(_settings).Of(server ?? Server(), Old, CancellationToken.None);

    private static ServerInventory Old { get; } = SampleServer.With() with { Instance = SampleInstance.Instance("old") };

    private CheckResult[] Judge() => [.. new SettingFix(_settings, null, (_, _) => true).Run(Prepared(), CancellationToken.None)];

    private CheckResult[] Fix(ServerInventory? server = null) => [.. new SettingFix(_settings, File(), (_, _) => true).Run(Prepared(server), CancellationToken.None)];

    private CheckResult[] Undo() => [.. new SettingUndo(_settings, File(), (_, _) => true).Run(CancellationToken.None)];

    private sealed class ProcessEndedException : Exception;

    private sealed class ValuesRegistry(PlayedSettings settings) : IRegistry
    {
        public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit) => path.Contains("Policies", StringComparison.Ordinal) ? null : new(
            settings.Values.Where(value => value.Key.ToString().StartsWith("Active", StringComparison.Ordinal))
                .ToDictionary(value => value.Key.ToString(), value => new RegistryValue { Number = long.Parse(value.Value, System.Globalization.CultureInfo.InvariantCulture) }), []);
    }
}
