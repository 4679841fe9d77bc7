using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;
using static Jupiter.Migration.SqlServer.Tests.Installation.PlayedInstallation;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>The installation with a stand-in for the set-up: what runs, what is refused, what is told. A real set-up nobody has here.</summary>
[Trait("Tier", "Whole")]
public sealed class EngineInstallationTests
{
    [Fact]
    public void An_instance_is_installed_entered_and_set_and_the_password_of_the_command_line_is_gone()
    {
        using var server = Server();
        using var standIn = new StandIn(server);

        var results = Install(standIn, Settings);

        Assert.Equal(
            ["Pass Engine.Media", "Pass Engine.Setup", "Pass Engine.Password", "Pass InstanceName", "Pass Collation", "Pass MixedMode", "Pass TCP/IP", "Pass Named Pipes", "Pass Port", "Pass MemoryLimitMB",
                "Pass ServiceStart", "Warning Engine.Unproved"],
            results.Select(Short));
        Assert.Equal(32, standIn.OneUse.Length);
        Assert.Contains("/INSTANCENAME=SQLEXPRESS", File.ReadLines(standIn.Arguments));
        Assert.Equal([(1433, new Version(15, 0))], standIn.Ports.Select(port => (port.Port!.Value, new Version(port.Version.Major, port.Version.Minor))));
        Assert.Equal("LoginFailed", Refusal(server, standIn.OneUse));
        Assert.Null(Refusal(server, NewPassword));
        Assert.DoesNotContain(server.Statements.Batches, batch => batch.Mentions(NewPassword));
        Assert.DoesNotContain(
            results.SelectMany(result => new[] { result.Subject, result.Expected, result.Actual, result.Evidence, result.Remedy }).Concat(standIn.Reports),
            text => text.Contains(standIn.OneUse, StringComparison.Ordinal) || text.Contains(NewPassword, StringComparison.Ordinal));
    }

    [Fact]
    public void Code_3010_is_an_installation_that_a_restart_finishes()
    {
        using var server = Server();
        using var standIn = new StandIn(server, summary: "3010");

        var results = Install(standIn, Settings);

        Assert.Equal(["Pass Engine.Media", "Warning Engine.Setup", "Pass Engine.Password"], results.Take(3).Select(Short));
        Assert.Contains("3010", results[1].Actual, StringComparison.Ordinal);
        Assert.NotEqual("", results[1].Remedy);
    }

    [Theory]
    [InlineData(5, null, "5")]
    [InlineData(0, "-2067919934", "-2067919934 (0x84BE0BC2)")]
    [InlineData(1, "-2068774911", "1")]
    public void A_set_up_that_failed_is_told_with_its_log_and_nothing_is_done_after_it(int exitCode, string? summary, string shown)
    {
        using var standIn = new StandIn(exitCode: exitCode, summary: summary);

        var results = Install(standIn, Settings);

        Assert.Equal(["Pass Engine.Media", "Fail Engine.Setup", "Warning Engine.Unproved"], results.Select(Short));
        Assert.Equal(shown, results[1].Actual);
        Assert.Contains("20260304_050607", results[1].Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("an older run", results[1].Evidence, StringComparison.Ordinal);
        Assert.NotEqual("", results[1].Remedy);
        Assert.Empty(standIn.Ports);
    }

    [Fact]
    public void Media_that_is_not_proved_is_never_run()
    {
        using var standIn = new StandIn();
        void Refused(string errorId, string sha256) =>
            Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Install(standIn, Settings, sha256)).ErrorId);

        Refused("SetupHashDiffers", new string('0', 64));
        standIn.Signature = new(null, "", "nobody looked");
        Refused("SetupSignatureUnknown", standIn.Sha256);
        standIn.Signature = new(false, "", "0x800B0100");
        Refused("SetupSignatureRefused", standIn.Sha256);
        standIn.Signature = new(true, "Microsoft Corporation Ltd", "");
        Refused("SetupSignerOther", standIn.Sha256);
        standIn.Signature = new(true, "", "");
        Refused("SetupSignerOther", standIn.Sha256);
        Assert.False(standIn.WasRun);
        Assert.Null(new WindowsPackageTrust().Check(standIn.Media).IsTrusted);
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_set_up_running_and_knows_its_log()
    {
        using var place = new StandIn();
        var (go, done) = (place.Pipe("go"), place.Pipe("done"));
        using var standIn = new StandIn(waits: $"read line < '{go}'; echo done > '{done}'");
        using var stop = new CancellationTokenSource();
        standIn.Reported = progress =>
        {
            if (progress.Status?.Contains("Install_sql_engine", StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        };
        var installation = standIn.Installation(Settings);

        Assert.Throws<OperationCanceledException>(() => installation.Install(standIn.Media, standIn.Sha256, Secure(NewPassword), standIn, stop.Token).Count());

        Assert.EndsWith("20260304_050607", installation.RunningLog, StringComparison.Ordinal);
        Assert.Contains("ALTER LOGIN sa", installation.PasswordRemedy, StringComparison.Ordinal);
        Assert.DoesNotContain(standIn.Reports, text => text.Contains(standIn.OneUse, StringComparison.Ordinal));
        Assert.Contains(standIn.Reports, text => text.EndsWith("/SAPWD=***", StringComparison.Ordinal));
        await File.WriteAllTextAsync(go, "\n", TestContext.Current.CancellationToken);
        Assert.Equal("done", (await File.ReadAllTextAsync(done, TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public void A_good_code_without_an_instance_is_not_known_and_nothing_is_done_after_it()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { Registers = false };

        Assert.Equal(["Pass Engine.Media", "Unknown Engine.Setup", "Warning Engine.Unproved"], Install(standIn, Settings).Select(Short));
        Assert.Empty(standIn.Ports);
    }

    [Fact]
    public void A_second_run_goes_on_after_a_set_up_that_left_nothing_and_says_the_way_after_one_that_left_an_instance()
    {
        using var standIn = new StandIn(exitCode: 5);
        Assert.Contains("Fail Engine.Setup", Install(standIn, Settings).Select(Short));
        File.Delete(standIn.Arguments);
        Assert.False(standIn.Installation(Settings).IsThere());
        Assert.Contains("Fail Engine.Setup", Install(standIn, Settings).Select(Short));
        Assert.True(standIn.WasRun);

        standIn.Instances.Add("SQLEXPRESS");
        Assert.True(standIn.Installation(Settings).IsThere());
        var compared = Assert.Single(standIn.Installation(Settings).Compare(Secure(NewPassword), CancellationToken.None));
        Assert.Equal(CheckStatus.Unknown, compared.Status);
        Assert.Contains("MSSQL$SQLEXPRESS", compared.Remedy, StringComparison.Ordinal);
        Assert.NotEqual(CheckRegister.Find("Engine.Setting").Result(CheckStatus.Fail, compared.Subject, "", "").Remedy, compared.Remedy);
    }

    [Fact]
    public void The_set_up_is_told_of_the_privacy_statement_by_its_own_version()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { Version = 16 };

        _ = Install(standIn, Settings);

        Assert.Contains("/SUPPRESSPRIVACYSTATEMENTNOTICE", File.ReadLines(standIn.Arguments));
    }

    [Fact]
    public void A_log_whose_folder_is_not_there_yet_is_told_by_a_pattern_that_finds_it()
    {
        using var standIn = new StandIn();

        var log = new SetupLog(standIn.LogRoot, "secret");

        Assert.Equal(Path.Combine(standIn.LogRoot, "*", "Setup Bootstrap", "Log", "*"), log.Place);
    }

    [Fact]
    public void A_disabled_service_is_installed_as_automatic_and_disabled_last()
    {
        using var server = Server();
        using var standIn = new StandIn(server);

        var results = Install(standIn, Settings with { ServiceStart = SetupStart.Disabled });

        Assert.Contains("/SQLSVCSTARTUPTYPE=Automatic", File.ReadLines(standIn.Arguments));
        Assert.Equal(["MSSQL$SQLEXPRESS"], standIn.Disabled);
        Assert.Contains("Pass ServiceStart", results.Select(Short));
        Assert.Null(Refusal(server, NewPassword));
    }

    [Fact]
    public void A_taken_port_and_a_disk_beside_the_program_are_refused_before_anything_runs()
    {
        using var standIn = new StandIn { TakenPorts = { 1433 } };

        Assert.Equal("SetupPortTaken", Assert.Throws<MigrationException>(() => Install(standIn, Settings)).ErrorId);
        standIn.TakenPorts.Clear();
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(standIn.Media)!, "x64"));
        Assert.Equal("SetupNotWhole", Assert.Throws<MigrationException>(() => Install(standIn, Settings)).ErrorId);
        Assert.False(standIn.WasRun);
    }

    [Fact]
    public void A_port_that_could_not_be_set_fails_also_where_it_is_there_or_nobody_is_let_in()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { NetworkFails = new NoDeviceAnswerException("the service is stopped") };

        var port = Assert.Single(Install(standIn, Settings), result => result.Subject == "SQLEXPRESS, Port");

        Assert.Equal((CheckStatus.Fail, "1433", "1433", "the service is stopped"), (port.Status, port.Expected, port.Actual, port.Evidence));
        Assert.NotEqual(CheckRegister.Find("Engine.Setting").Result(CheckStatus.Fail, port.Subject, "", "").Remedy, port.Remedy);
        var failed = Assert.Single(new EngineComparison(Settings, _ => null).Failed(new Dictionary<string, string> { ["Port"] = "stopped" }));
        Assert.Equal((CheckStatus.Fail, "SQLEXPRESS, Port", "stopped"), (failed.Status, failed.Subject, failed.Evidence));
    }

    [Fact]
    public void A_port_that_could_not_be_set_is_told_beside_the_one_that_is_there()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { NetworkFails = new NoDeviceAnswerException("no provider") };

        var port = Assert.Single(Install(standIn, Settings with { Port = 1500 }), result => result.Subject == "SQLEXPRESS, Port");

        Assert.Equal((CheckStatus.Fail, "1500", "1433", "no provider"), (port.Status, port.Expected, port.Actual, port.Evidence));
    }

    [Fact]
    public void An_instance_that_is_there_is_compared_and_nothing_else()
    {
        using var server = Server();
        using var standIn = new StandIn(server);
        var other = Settings with { Collation = "Latin1_General_CI_AS", Protocols = [SetupProtocol.Tcp, SetupProtocol.NamedPipes], DataPath = @"Q:\data", MemoryLimitMegabytes = 512 };
        var installation = standIn.Installation(other);
        Assert.False(installation.IsThere());
        standIn.Instances.Add("sqlexpress");
        Assert.True(installation.IsThere());
        var before = server.Describe();
        server.Statements.Clear();

        var results = installation.Compare(Secure(RunningDouble.Password), CancellationToken.None);

        Assert.Equal(
            ["Pass InstanceName", "Fail Collation", "Pass MixedMode", "Pass TCP/IP", "Fail Named Pipes", "Pass Port", "Fail MemoryLimitMB", "Fail DataPath", "Pass ServiceStart"],
            results.Select(Short));
        Assert.Equal(before, server.Describe());
        Assert.False(standIn.WasRun);
        Assert.Empty(standIn.Ports);
        Assert.DoesNotContain(server.Statements.Batches, batch => batch.Mentions("sp_configure"));
        Assert.All(results.Where(result => result.Blocks), result => Assert.NotEqual("", result.Remedy));
    }

    [Fact]
    public void An_instance_that_lets_nobody_in_is_not_known()
    {
        using var server = Server();
        using var standIn = new StandIn(server);

        var only = Assert.Single(standIn.Installation(Settings).Compare(Secure("wrong"), CancellationToken.None));

        Assert.Equal(("Engine.Setting", CheckStatus.Unknown), (only.Id, only.Status));
    }
}
