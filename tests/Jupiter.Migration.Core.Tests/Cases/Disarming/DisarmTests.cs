using System;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers.Settings;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Disarming;

/// <summary>An old server that no longer starts by itself, by the customer's consent for that machine and no other (clauses R0, R9).</summary>
public sealed class DisarmTests
{
    [Fact]
    public void Without_consent_in_the_plan_a_night_has_no_such_step_and_no_way_back_has()
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R3a");
        using var migration = sample.Open();

        Assert.DoesNotContain(new StepTurns(migration).Steps, step => step.Is("R2.Disarm"));
        Migration.Cases.Rollback.RollbackStart.Record(migration, new Migration.Cases.Rollback.RollbackRequest { By = SampleCase.Specialist, Reason = "test" });
        Assert.DoesNotContain(new StepTurns(migration).Steps, step => step.Is("B5.Enable"));
        Assert.Null(migration.Plan.Disarm);
    }

    [Theory]
    [InlineData(DisarmedNight.Old, SampleCase.Specialist)]
    [InlineData(DisarmedNight.Old, "Nobody")]
    [InlineData("127.66.0.2", SampleCase.Customer)]
    public void Consent_is_the_customers_and_for_just_that_machine(string server, string by) =>
        Assert.Equal("CaseDisarmNotConsented", Assert.Throws<MigrationException>(() =>
            new SampleCase(disarm: true, change: venue => DisarmedNight.Consenting(venue, server, by))).ErrorId);

    [Fact]
    public void A_venue_without_any_consent_is_refused() =>
        Assert.Equal("CaseDisarmNotConsented", Assert.Throws<MigrationException>(() => new SampleCase(disarm: true)).ErrorId);

    [Fact]
    public void Services_start_by_hand_afterwards_and_none_is_disabled_or_stopped()
    {
        using var night = new DisarmedNight("JupiterServer");

        var outcome = night.Disarm();

        Assert.Equal(
            ["JupiterServer=Manual", "SQLSERVERAGENT=Manual", "MSSQLSERVER=Manual", "ac=0", "dc=0"], night.Machine.Done);
        Assert.True(night.Machine.Services["MSSQLSERVER"].IsRunning);
        Assert.All(outcome.Checks, check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.Equal(["R2.Disarm", "R3a"], night.Read(migration => new StepTurns(migration).Steps.Where(step => step.Id is "R2.Disarm" or "R3a").Select(step => step.Id)));
    }

    [Fact]
    public void Each_change_is_in_the_journal_with_its_undo_before_it_is_made()
    {
        using var night = new DisarmedNight("JupiterServer");
        var seen = 0;
        night.Machine.Moment = () =>
        {
            if (seen++ % 2 == 0)
            {
                var last = night.Read(migration => migration.State.Changes)[^1];
                Assert.Equal(seen / 2 + 1, night.Read(migration => migration.State.Changes).Count);
                Assert.NotEqual(last.Before, last.After);
                Assert.NotEmpty(night.Page());
            }
        };

        night.Disarm();

        Assert.Equal(
            ["service JupiterServer AutomaticDelayed True", "service SQLSERVERAGENT AutomaticDelayed False", "service MSSQLSERVER Automatic True"],
            night.Read(migration => migration.State.Changes.Where(change => change.Kind == SettingChange.Service).Select(change => $"{change.Key} {change.Before} {change.Ran}")));
    }

    [Fact]
    public void Remote_access_and_backups_are_named_and_never_touched_whatever_the_file_says()
    {
        using var night = new DisarmedNight("TermService", "AnyDesk", "VeeamAgent", "Gone");
        night.Add("AnyDesk", "AnyDesk Service", ServiceStart.Automatic);
        night.Add("VeeamAgent", "Veeam Agent", ServiceStart.Automatic);

        var outcome = night.Disarm();

        Assert.All(["TermService", "AnyDesk", "VeeamAgent"], name => Assert.Equal(ServiceStart.Automatic, night.Machine.Services[name].Start));
        Assert.Equal(
            ["Gone", "Remote Desktop Services", "AnyDesk Service", "Veeam Agent"],
            outcome.Checks.Where(check => check is { Id: "Disarm.Service", Status: CheckStatus.Warning }).Select(check => check.Subject));
        Assert.DoesNotContain("AnyDesk", night.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_starts_by_itself_and_needs_SQL_Server_is_named_since_it_would_start_it()
    {
        using var night = new DisarmedNight();
        night.Add("MSSQLSERVER", "SQL Server (MSSQLSERVER)", ServiceStart.Automatic, true, "x", "SQLSERVERAGENT", "Reports", "Quiet");
        night.Add("Reports", "Отчёты", ServiceStart.Automatic);
        night.Add("Quiet", "Quiet", ServiceStart.Manual);

        var starter = Assert.Single(night.Disarm().Checks, check => check is { Id: "Disarm.Service", Status: CheckStatus.Warning });

        Assert.Equal(("Отчёты", ServiceStart.Automatic), (starter.Subject, night.Machine.Services["Reports"].Start));
    }

    [Fact]
    public void A_named_instance_has_services_of_its_own()
    {
        using var night = new DisarmedNight();
        night.Open = () => PlayedServer.Of(Environment.MachineName, @"OLD\CAFE");
        night.Add("MSSQL$CAFE", "SQL Server (CAFE)", ServiceStart.Automatic);

        night.Disarm();

        Assert.Equal((ServiceStart.Manual, ServiceStart.Automatic), (night.Machine.Services["MSSQL$CAFE"].Start, night.Machine.Services["MSSQLSERVER"].Start));
        Assert.Contains(@"sqlcmd -S .\CAFE -E", night.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Waking_tasks_and_the_host_of_a_virtual_machine_are_named_with_who_can_do_something()
    {
        using var night = new DisarmedNight();
        var machine = new PlayedSettings { Tasks = [@"\Wake"], Machine = ("HOST-1", "Касса") };
        night.Machine.Services.ToList().ForEach(one => machine.Services.Add(one.Key, one.Value));
        night.Machine = machine;

        var checks = night.Disarm().Checks;

        Assert.Contains(@"\Wake", Assert.Single(checks, check => check is { Id: "Disarm.WakeTimer", Status: CheckStatus.Warning }).Actual, StringComparison.Ordinal);
        var host = Assert.Single(checks, check => check.Id == "Disarm.VirtualMachine");
        Assert.Equal((CheckStatus.Warning, true, true), (host.Status, host.Actual.Contains("HOST-1", StringComparison.Ordinal), host.Remedy.Contains("Set-VM", StringComparison.Ordinal)));
    }

    [Fact]
    public void From_another_computer_services_are_asked_there_and_what_can_not_be_is_named()
    {
        using var night = new DisarmedNight();
        night.Open = () => PlayedServer.Of("OLD");
        var machine = new PlayedSettings { IsHere = false };
        night.Machine.Services.ToList().ForEach(one => machine.Services.Add(one.Key, one.Value));
        night.Machine = machine;

        var checks = night.Disarm().Checks;

        Assert.Equal(DisarmedNight.Old, night.Asked);
        Assert.Equal(ServiceStart.Manual, machine.Services["MSSQLSERVER"].Start);
        Assert.Equal(2, checks.Count(check => check is { Id: "Disarm.WakeTimer", Status: CheckStatus.Warning }));
    }

    [Fact]
    public void A_server_that_does_not_tell_stands_in_the_way_until_somebody_decides_by_name()
    {
        using var night = new DisarmedNight();
        night.Machine.Fault = "RPC_S_SERVER_UNAVAILABLE";

        var error = Assert.Throws<MigrationException>(night.Disarm);
        Assert.Equal("StepChecksFailed", error.ErrorId);
        Assert.Contains("RPC_S_SERVER_UNAVAILABLE", error.Message, StringComparison.Ordinal);

        night.DecidedBy = SampleCase.Specialist;
        var server = Assert.Single(night.Disarm().Checks, check => check is { Id: "Disarm.Server", Status: CheckStatus.Warning });
        Assert.Contains(SampleCase.Specialist, server.Evidence, StringComparison.Ordinal);
        Assert.Empty(night.Read(migration => migration.State.Changes));
    }

    [Fact]
    public void A_server_whose_database_is_open_is_not_the_one_that_was_closed()
    {
        using var night = new DisarmedNight();
        night.Open = () => PlayedServer.Of(Environment.MachineName, isLocked: false);

        Assert.Equal("StepChecksFailed", Assert.Throws<MigrationException>(night.Disarm).ErrorId);
        Assert.Empty(night.Machine.Done);
    }

    [Fact]
    public void What_somebody_declines_stays_and_is_named()
    {
        using var night = new DisarmedNight { MayChange = what => !what.StartsWith("SQL Server Agent", StringComparison.Ordinal) };

        var left = Assert.Single(night.Disarm().Checks, check => check is { Id: "Disarm.Service", Status: CheckStatus.Warning });

        Assert.Equal(("SQL Server Agent (MSSQLSERVER)", ServiceStart.AutomaticDelayed), (left.Subject, night.Machine.Services["SQLSERVERAGENT"].Start));
        Assert.DoesNotContain(night.Read(migration => migration.State.Changes), change => change.Name == "SQLSERVERAGENT");
    }

    [Theory]
    [InlineData("en-US", "services.msc", "Automatic (Delayed Start)", "Юпитер: сервер")]
    [InlineData("ru-RU", "services.msc", "Автоматически (отложенный запуск)", "Юпитер: сервер")]
    public void The_page_names_services_as_services_msc_does_in_the_order_in_which_they_start(string culture, params string[] texts)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        using var night = new DisarmedNight("JupiterServer");
        try
        {
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            night.Disarm();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }

        var page = night.Page();
        Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("OPEN Jupiter;", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("SQL Server (MSSQLSERVER)", StringComparison.Ordinal) < page.IndexOf("Юпитер: сервер", StringComparison.Ordinal));
        Assert.Contains("+7 963 619-20-20", page, StringComparison.Ordinal);
    }
}
