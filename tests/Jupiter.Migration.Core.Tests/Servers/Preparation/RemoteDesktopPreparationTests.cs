using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Preparation;

/// <summary>A server on which people work by remote desktop, before the conclusion (clauses H2, P4).</summary>
public sealed class RemoteDesktopPreparationTests
{
    private static readonly ServerPrinter Kitchen = new() { Name = "Кухня", Driver = "TM-T88" };

    [Fact]
    public void A_ready_host_passes_every_check_and_a_server_without_sessions_is_asked_none()
    {
        var results = Check(10, Host());

        Assert.Equal(CheckRegister.All.Where(check => check.Id.StartsWith("Desktop.", StringComparison.Ordinal)).Select(check => check.Id), results.Select(result => result.Id));
        Assert.All(results, result => Assert.Equal((CheckStatus.Pass, "H2"), (result.Status, result.Clause)));
        Assert.Empty(Check(0, Host()));
    }

    [Fact]
    public void What_was_not_read_is_unknown_with_its_reason_and_blocks()
    {
        var server = SampleServer.With(unread: [new UnreadPart { Part = "remoteDesktop", Reason = "Invalid namespace" }, new UnreadPart { Part = "printers", Reason = "spooler" }]);

        var results = Check(10, server);

        Assert.All(results, result => Assert.True(result.Blocks, result.Id));
        Assert.Contains("Invalid namespace", results[0].Actual, StringComparison.Ordinal);
        Assert.Equal((CheckStatus.Skipped, CheckStatus.Unknown), (results[1].Status, results[2].Status));
        Assert.Contains("-Detailed", results[2].Actual, StringComparison.Ordinal);
        Assert.Contains("spooler", results[3].Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, null, 10, CheckStatus.Fail)]
    [InlineData(null, true, null, 10, CheckStatus.Unknown)]
    [InlineData(true, null, null, 10, CheckStatus.Unknown)]
    [InlineData(true, false, null, 3, CheckStatus.Fail)]
    [InlineData(true, false, null, 2, CheckStatus.Warning)]
    [InlineData(true, true, 9, 10, CheckStatus.Fail)]
    [InlineData(true, true, 10, 10, CheckStatus.Pass)]
    public void It_lets_that_many_in(bool? isAllowed, bool? isHost, int? most, int sessions, CheckStatus status) =>
        Assert.Equal(status, Of("Desktop.Host", Check(sessions, Host(isAllowed, isHost, most))).Status);

    [Theory]
    [InlineData(1, CheckStatus.Pass)]
    [InlineData(2, CheckStatus.Fail)]
    public void A_Windows_that_is_no_server_lets_one_in(int sessions, CheckStatus status)
    {
        var results = Check(sessions, SampleServer.With(desktop: Host(isHost: false), system: SampleServer.Windows(19045, WindowsProductType.Workstation), printers: [Kitchen]));

        Assert.Equal(status, Of("Desktop.Host", results).Status);
        Assert.Equal((CheckStatus.Skipped, status == CheckStatus.Fail), (Of("Desktop.Licence", results).Status, Of("Desktop.Licence", results).Blocks));
    }

    [Theory]
    [InlineData(RemoteDesktopLicensing.PerDevice, "JUPITER", 0, CheckStatus.Pass)]
    [InlineData(RemoteDesktopLicensing.PerUser, "JUPITER", 0, CheckStatus.Pass)]
    [InlineData(RemoteDesktopLicensing.PerDevice, "", 0, CheckStatus.Fail)]
    [InlineData(RemoteDesktopLicensing.PerDevice, "", 12, CheckStatus.Warning)]
    [InlineData(RemoteDesktopLicensing.PerDevice, null, 0, CheckStatus.Unknown)]
    [InlineData(RemoteDesktopLicensing.PerDevice, null, 12, CheckStatus.Warning)]
    [InlineData(RemoteDesktopLicensing.NotConfigured, "JUPITER", 0, CheckStatus.Fail)]
    [InlineData(RemoteDesktopLicensing.NotConfigured, null, 0, CheckStatus.Fail)]
    [InlineData(RemoteDesktopLicensing.NotConfigured, "", 119, CheckStatus.Warning)]
    [InlineData(RemoteDesktopLicensing.NotConfigured, "", null, CheckStatus.Unknown)]
    [InlineData(RemoteDesktopLicensing.Unknown, "JUPITER", 0, CheckStatus.Unknown)]
    public void Licensing_is_set_or_the_grace_period_runs(RemoteDesktopLicensing mode, string? server, int? days, CheckStatus status)
    {
        var result = Of("Desktop.Licence", Check(10, Host(mode: mode, servers: server, days: days)));

        Assert.Equal(status, result.Status);
        Assert.Equal(days > 0, result.Actual.Contains($"{days} days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RemoteDesktopLicensing.PerUser, false, CheckStatus.Warning)]
    [InlineData(RemoteDesktopLicensing.PerUser, null, CheckStatus.Pass)]
    [InlineData(RemoteDesktopLicensing.PerDevice, false, CheckStatus.Pass)]
    public void Licences_of_users_are_not_kept_in_a_workgroup(RemoteDesktopLicensing mode, bool? isDomain, CheckStatus status) => Assert.Equal(
        status, Of("Desktop.Licence", Check(10, SampleServer.With(desktop: Host(mode: mode)) with { Domain = new DomainMembership { Name = "WORKGROUP", IsDomain = isDomain } })).Status);

    [Theory]
    [InlineData(null, CheckStatus.Unknown)]
    [InlineData(0, CheckStatus.Warning)]
    [InlineData(1, CheckStatus.Pass)]
    public void Somebody_may_sign_in(int? users, CheckStatus status) => Assert.Equal(status, Of("Desktop.Account", Check(10, Host(users: users))).Status);

    [Fact]
    public void The_old_servers_printers_are_there_but_not_those_of_its_sessions()
    {
        var old = SampleServer.With(name: "OLD", printers: [Kitchen, new() { Name = "Бар", Driver = "x" }, new() { Name = "Зал (перенаправлено 2)", Driver = "x", IsRedirected = true }]);

        var missing = Printers(old, new ServerPrinter { Name = "КУХНЯ", Driver = "y" }, new ServerPrinter { Name = "Бар", Driver = "x", IsRedirected = true });
        Assert.Equal((CheckStatus.Warning, true, false), (missing.Status, missing.Actual.EndsWith(": Бар", StringComparison.Ordinal), missing.Actual.Contains("Зал", StringComparison.Ordinal)));
        Assert.Equal(CheckStatus.Pass, Printers(old, Kitchen, new ServerPrinter { Name = "бар", Driver = "x" }).Status);
        Assert.Equal(CheckStatus.Pass, Printers(null, Kitchen).Status);
        Assert.Equal(CheckStatus.Warning, Printers(null).Status);
    }

    private static CheckResult Printers(ServerInventory? old, params ServerPrinter[] printers) =>
        RemoteDesktopPreparation.Check(SampleServer.With(desktop: Host(), printers: printers), 10, old).Single(result => result.Id == "Desktop.Printer");

    private static RemoteDesktopHost Host(
        bool? isAllowed = true, bool? isHost = true, int? most = null, RemoteDesktopLicensing mode = RemoteDesktopLicensing.PerDevice, int? days = 0, int? users = 4,
        string? servers = "JUPITER") => new()
        {
            IsAllowed = isAllowed, IsSessionHost = isHost, MostSessions = most, Licensing = mode, LicenseServers = servers is null ? null : servers.Length == 0 ? [] : [servers], GraceDays = days, Users = users,
        };

    private static CheckResult Of(string id, IReadOnlyList<CheckResult> results) => results.Single(result => result.Id == id);

    private static CheckResult[] Check(int sessions, RemoteDesktopHost host) => Check(sessions, SampleServer.With(desktop: host, printers: [Kitchen]));

    private static CheckResult[] Check(int sessions, ServerInventory server) =>
        [.. new ServerPreparation(PreparationFile.BuiltIn, new Venue { Name = "Bistro", ServerName = "JUPITER", Database = "Jupiter", RemoteDesktopSessions = sessions }, old: null).Check(server).Where(result => result.Id.StartsWith("Desktop.", StringComparison.Ordinal))];
}
