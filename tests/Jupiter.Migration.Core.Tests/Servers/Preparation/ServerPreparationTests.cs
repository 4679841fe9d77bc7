using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers.Programs;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Preparation;

/// <summary>A new computer against the clauses P1a to P1f: each check passes, fails, and says when it does not know.</summary>
public sealed class ServerPreparationTests
{
    private static readonly Venue Bistro = Needing([], [], []);

    [Fact]
    public void A_ready_server_passes_every_check_of_the_register()
    {
        var results = Check(SampleServer.With(programs: SamplePrograms.Ready()));

        Assert.All(results, result => Assert.True(result.Status == CheckStatus.Pass, $"{result}: {result.Actual}"));
        Assert.Equal(
            CheckRegister.All.Where(check => check.Area == CheckArea.Preparation && check.Id.StartsWith("Server.", StringComparison.Ordinal)).Select(check => check.Id),
            results.Select(result => result.Id).Distinct());
        Assert.Equal(["P1a", "P1b", "P1c", "P1d", "P1e", "P1f"], results.Select(result => result.Clause).Distinct());
    }

    [Fact]
    public void Of_a_server_whose_programs_were_not_read_nothing_is_known()
    {
        var results = Check(SampleServer.With(name: "OTHER"), venue: null);

        Assert.All(results, result => Assert.Equal((CheckStatus.Unknown, true), (result.Status, result.Remedy.Length > 0)));
    }

    [Fact]
    public void A_part_that_was_not_read_is_unknown_with_its_reason()
    {
        var programs = new ServerPrograms { Is64Bit = true };
        string[] parts = ["accounts", "restrictions", "visualCpp", "dotNet", "browsers", "services", "installed"];
        var results = Check(SampleServer.With(programs: programs, unread: [.. parts.Select(part => new UnreadPart { Part = "programs." + part, Reason = "denied " + part })]), Needing(["1C"], ["S"], []));

        Assert.All(results.Where(result => result.Id != "Server.Name"), result =>
        {
            Assert.Equal(CheckStatus.Unknown, result.Status);
            Assert.Contains("denied ", result.Actual, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("JUPITER", "jupiter", null, CheckStatus.Pass)]
    [InlineData("jupiter.local", "JUPITER", null, CheckStatus.Pass)]
    [InlineData("WIN-7Q2", "JUPITER", null, CheckStatus.Fail)]
    [InlineData("JUPITER2", "JUPITER", null, CheckStatus.Fail)]
    [InlineData("JUPITER", "JUPITER", @"WIN-7Q2\SQLEXPRESS", CheckStatus.Fail)]
    [InlineData("JUPITER", "JUPITER", @"JUPITER\SQLEXPRESS", CheckStatus.Pass)]
    [InlineData("JUPITER", null, null, CheckStatus.Unknown)]
    public void The_name_is_that_of_the_working_server(string name, string? wanted, string? serverName, CheckStatus status)
    {
        var server = SampleServer.With(name: name, programs: SamplePrograms.Ready());
        if (serverName is not null)
        {
            server = SampleInstance.With(SampleInstance.Instance("new", serverName: serverName));
        }

        Assert.Equal(status, Assert.Single(NamePreparation.Check(server, wanted)).Status);
    }

    [Fact]
    public void Without_a_venue_the_old_server_tells_the_name() => Assert.Equal(
        CheckStatus.Fail,
        new ServerPreparation(PreparationFile.BuiltIn, null, SampleServer.With(name: "OLD")).Check(SampleServer.With()).First(result => result.Id == "Server.Name").Status);

    [Theory]
    [InlineData(true, true, CheckStatus.Pass)]
    [InlineData(true, null, CheckStatus.Unknown)]
    [InlineData(true, false, CheckStatus.Fail)]
    [InlineData(false, true, CheckStatus.Fail)]
    public void An_account_is_in_Latin_letters_and_an_administrator(bool isLatin, bool? isAdministrator, CheckStatus status) =>
        Assert.Equal(status, Of("Server.Account", SamplePrograms.Ready().But(accounts: [new ServerAccount { IsLatin = isLatin, IsAdministrator = isAdministrator }])).Status);

    [Fact]
    public void A_Russian_account_beside_a_Latin_one_warns()
    {
        var accounts = new[] { new ServerAccount { IsLatin = true, IsAdministrator = true }, new ServerAccount { IsLatin = false, IsAdministrator = true } };

        Assert.Equal(CheckStatus.Warning, Of("Server.Account", SamplePrograms.Ready().But(accounts: accounts)).Status);
    }

    [Theory]
    [InlineData(RestrictionKind.DisableMsi, CheckStatus.Fail)]
    [InlineData(RestrictionKind.SoftwareRestriction, CheckStatus.Fail)]
    [InlineData(RestrictionKind.RestrictRun, CheckStatus.Fail)]
    [InlineData(RestrictionKind.SignedElevationOnly, CheckStatus.Fail)]
    [InlineData(RestrictionKind.ExecutionPolicy, CheckStatus.Warning)]
    [InlineData(RestrictionKind.AppLocker, CheckStatus.Warning)]
    public void A_restriction_is_named(RestrictionKind kind, CheckStatus status)
    {
        var result = Of("Server.Restriction", SamplePrograms.Ready().But(restrictions: [new SetupRestriction { Kind = kind, Value = "1" }]));

        Assert.Equal((status, "JUPITER, " + kind), (result.Status, result.Subject));
    }

    [Theory]
    [InlineData("2010", "x86", CheckStatus.Fail)]
    [InlineData("2015", "x64", CheckStatus.Fail)]
    [InlineData("2005", "x64", CheckStatus.Unknown)]
    public void A_runtime_that_is_missing_is_told_with_the_file_that_installs_it(string release, string architecture, CheckStatus status)
    {
        var ready = SamplePrograms.Ready();
        var result = Assert.Single(Check(SampleServer.With(programs: ready.But(runtimes: ready.Without(release, architecture)))), result => result.Status != CheckStatus.Pass);

        Assert.Equal(("Server.Runtime", status, $"JUPITER, Visual C++ {release} {architecture}"), (result.Id, result.Status, result.Subject));
        Assert.Contains($".{architecture}.exe", result.Expected.Replace('_', '.'), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("https://", result.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_32_bit_Windows_needs_no_64_bit_runtimes_and_an_unknown_one_may()
    {
        var programs = SamplePrograms.Of(SeededMachines.Runtimes(SeededMachines.Bare(), "x86"));

        Assert.All(Runtimes(programs.But(is32Bit: true)), result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Equal(5, Runtimes(programs).Count(result => result.Status == CheckStatus.Fail));
        Assert.DoesNotContain(Runtimes(new ServerPrograms { VisualCpp = programs.VisualCpp }), result => result.Status == CheckStatus.Fail);

        IEnumerable<CheckResult> Runtimes(ServerPrograms programs) => Check(SampleServer.With(programs: programs)).Where(result => result.Id == "Server.Runtime");
    }

    [Theory]
    [InlineData("9.0.30729.17", CheckStatus.Warning)]
    [InlineData("9.0.30729.6161", CheckStatus.Pass)]
    [InlineData(null, CheckStatus.Warning)]
    public void A_runtime_that_is_not_the_last_of_its_release_warns(string? version, CheckStatus status)
    {
        var ready = SamplePrograms.Ready();
        VisualCppRuntime[] runtimes = [.. ready.Without("2008", "x86"), new VisualCppRuntime { Release = "2008", Architecture = "x86", Version = version }];

        Assert.Contains(Check(SampleServer.With(programs: ready.But(runtimes: runtimes))), result => result.Subject == "JUPITER, Visual C++ 2008 x86" && result.Status == status);
    }

    [Theory]
    [InlineData(false, null, CheckStatus.Fail)]
    [InlineData(true, null, CheckStatus.Warning)]
    [InlineData(true, 461814L, CheckStatus.Warning)]
    [InlineData(true, 528040L, CheckStatus.Pass)]
    [InlineData(true, 533325L, CheckStatus.Pass)]
    public void The_NET_Framework_is_at_least_4_and_better_4_8(bool has4, long? release, CheckStatus status) =>
        Assert.Equal(status, Of("Server.DotNet", SamplePrograms.Ready().But(dotNet: new DotNetFramework { Has35 = true, Has4 = has4, Release = release })).Status);

    [Theory]
    [InlineData(20348, "Google Chrome", "151.0.7900.12", CheckStatus.Pass)]
    [InlineData(20348, "Google Chrome", "109.0.5414.120", CheckStatus.Warning)]
    [InlineData(9600, "Google Chrome", "109.0.5414.120", CheckStatus.Pass)]
    [InlineData(7601, "Mozilla Firefox", "115.31.0", CheckStatus.Pass)]
    [InlineData(7601, "Mozilla Firefox", "52.9.0", CheckStatus.Warning)]
    [InlineData(7601, "Yandex Browser", "22.1", CheckStatus.Warning)]
    [InlineData(26100, "Microsoft Edge", null, CheckStatus.Unknown)]
    [InlineData(null, "Microsoft Edge", "151.0", CheckStatus.Unknown)]
    [InlineData(20348, "Internet Explorer", "11.1.20348.0", CheckStatus.Fail)]
    [InlineData(20348, null, null, CheckStatus.Fail)]
    public void A_browser_is_as_new_as_this_Windows_allows(int? build, string? name, string? version, CheckStatus status)
    {
        WebBrowser[] browsers = name is null ? [] : [new WebBrowser { Name = name, Version = version }];
        var server = SampleServer.With(system: SampleServer.Windows(build, WindowsProductType.Server), programs: SamplePrograms.Ready().But(browsers: browsers));

        Assert.Equal(status, Check(server).Single(result => result.Id == "Server.WebBrowser").Status);
    }

    [Fact]
    public void The_best_of_several_browsers_decides_also_one_users()
    {
        WebBrowser[] browsers =
        [
            new() { Name = "Internet Explorer", Version = "11.0" }, new() { Name = "Opera", Version = "90.0" },
            new() { Name = "Yandex Browser", Version = "26.1.0", IsOfOneUser = true },
        ];

        Assert.Equal(CheckStatus.Pass, Of("Server.WebBrowser", SamplePrograms.Ready().But(browsers: browsers)).Status);
    }

    [Theory]
    [InlineData("Server.WebBrowser")]
    [InlineData("Server.AnyDesk")]
    [InlineData("Server.Restriction")]
    [InlineData("Server.Companion")]
    public void What_may_be_in_a_profile_that_could_not_be_read_is_not_absent(string id)
    {
        var server = SampleServer.With(
            programs: SamplePrograms.Of(SeededMachines.Bare()), unread: [new UnreadPart { Part = "programs.users", Reason = "denied S-1-5-21" }]);
        var result = Check(server, Needing(["1C"], [], [])).Single(result => result.Id == id);

        Assert.Equal(CheckStatus.Unknown, result.Status);
        Assert.Contains("denied S-1-5-21", result.Actual + result.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "google chrome" }, new string[0], new string[0], CheckStatus.Pass)]
    [InlineData(new[] { "1C:Enterprise" }, new string[0], new string[0], CheckStatus.Fail)]
    [InlineData(new string[0], new[] { "SQL Server (SQLEXPRESS)" }, new string[0], CheckStatus.Pass)]
    [InlineData(new string[0], new[] { "mssql$sqlexpress" }, new string[0], CheckStatus.Pass)]
    [InlineData(new string[0], new[] { "JupiterExchange" }, new string[0], CheckStatus.Fail)]
    [InlineData(new string[0], new string[0], new[] { "Выгрузка" }, CheckStatus.Pass)]
    [InlineData(new string[0], new string[0], new[] { @"\Юпитер\Выгрузка" }, CheckStatus.Pass)]
    [InlineData(new string[0], new string[0], new[] { @"\Другая\Выгрузка" }, CheckStatus.Fail)]
    public void What_the_venue_names_is_there(string[] programs, string[] services, string[] tasks, CheckStatus status) => Assert.Equal(
        status, Check(SampleServer.With(programs: SamplePrograms.Ready()), Needing(programs, services, tasks)).Single(result => result.Id == "Server.Companion").Status);

    [Fact]
    public void A_service_that_the_venue_needs_and_that_is_off_fails()
    {
        var programs = SamplePrograms.Of(SeededMachines.Bare().Set(SeededMachines.Services + "Exchange", "Type", 0x10).Set(SeededMachines.Services + "Exchange", "Start", 4));

        Assert.Equal(CheckStatus.Fail, Check(SampleServer.With(programs: programs), Needing([], ["Exchange"], [])).Single(result => result.Id == "Server.Companion").Status);
    }

    [Theory]
    [InlineData(ServiceStart.Automatic, CheckStatus.Pass)]
    [InlineData(ServiceStart.AutomaticDelayed, CheckStatus.Pass)]
    [InlineData(ServiceStart.Manual, CheckStatus.Warning)]
    [InlineData(ServiceStart.Disabled, CheckStatus.Fail)]
    [InlineData(null, CheckStatus.Warning)]
    public void A_program_for_remote_access_starts_by_itself(ServiceStart? start, CheckStatus status)
    {
        RemoteProgram[] remote =
        [
            new() { Kind = RemoteProgramKind.AnyDesk, Name = "AnyDesk-6e1d2f3a_msi", Start = start },
            new() { Kind = RemoteProgramKind.AmmyyAdmin, Name = "AmmyyAdmin_404", Start = start },
        ];

        Assert.Equal(
            [status, status], Check(SampleServer.With(programs: SamplePrograms.Ready().But(remote: remote))).Where(result => result.Clause == "P1f").Select(result => result.Status));
    }

    [Fact]
    public void A_program_for_remote_access_that_is_not_found_is_missing_unless_it_may_be_one_file()
    {
        var programs = SamplePrograms.Of(SeededMachines.Bare());

        Assert.Equal(CheckStatus.Fail, Of("Server.AnyDesk", programs).Status);
        Assert.Equal(CheckStatus.Unknown, Of("Server.AmmyyAdmin", programs).Status);
    }

    [Fact]
    public void A_waiver_makes_a_warning_that_says_who_why_and_until_when()
    {
        var until = new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);
        var venue = Needing([], [], [], new VenueWaiver { Check = "server.anydesk", By = "Вера Линь", Reason = "доступ через VPN", Until = until });
        var results = Check(SampleServer.With(programs: SamplePrograms.Of(SeededMachines.Bare())), venue);

        var waived = venue.Waive(results, until.AddDays(-1)).Single(result => result.Id == "Server.AnyDesk");
        Assert.Equal((CheckStatus.Warning, false), (waived.Status, waived.Blocks));
        Assert.All(["Вера Линь", "доступ через VPN", "2026-12-31"], part => Assert.Contains(part, waived.Evidence, StringComparison.Ordinal));
        Assert.Equal(CheckStatus.Fail, venue.Waive(results, until).Single(result => result.Id == "Server.AnyDesk").Status);
    }

    private static Venue Needing(string[] programs, string[] services, string[] tasks, params VenueWaiver[] waivers) => new()
    {
        Name = "Bistro", ServerName = "JUPITER", Database = "Jupiter", Programs = programs, Services = services, ScheduledTasks = tasks, Waivers = waivers,
    };

    private static CheckResult Of(string id, ServerPrograms programs) => Check(SampleServer.With(programs: programs)).Single(result => result.Id == id);

    private static CheckResult[] Check(ServerInventory server) => Check(server, Bistro);

    private static CheckResult[] Check(ServerInventory server, Venue? venue) => [.. new ServerPreparation(PreparationFile.BuiltIn, venue, old: null).Check(server)];
}
