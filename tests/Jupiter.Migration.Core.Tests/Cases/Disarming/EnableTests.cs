using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers.Settings;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Disarming;

/// <summary>On the way back every change is undone, whatever process made it and wherever it or this one died (clause R9).</summary>
public sealed class EnableTests
{
    // Before and after each of the five changes, and before and after each of their undoings and starts.
    private const int Moments = 10;

    [Fact]
    public void Every_change_is_undone_and_what_was_running_runs_again()
    {
        using var night = AllRunning();
        var before = night.Machine.Describe();
        night.Disarm();
        night.Restart();
        Assert.False(night.Machine.Services["MSSQLSERVER"].IsRunning);
        night.GoBack();
        Assert.Equal(["B5.Enable", "B6"], night.Read(migration => migration.State.Rollback!.Steps));

        var outcome = night.Enable();

        Assert.Equal(before, night.Machine.Describe());
        Assert.All(outcome.Checks, check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.Equal(["MSSQLSERVER!", "SQLSERVERAGENT!", "JupiterServer!"], night.Machine.Done.Where(done => done.EndsWith('!')));
    }

    [Fact]
    public void An_automatic_service_that_was_stopped_for_the_night_runs_after_the_way_back()
    {
        using var night = new DisarmedNight("JupiterServer");
        night.Machine.Services["JupiterServer"] = night.Machine.Services["JupiterServer"] with { Start = ServiceStart.Automatic, IsRunning = false };
        night.Disarm();
        Assert.Contains("Start, OK", night.Page().Split('\n').Single(line => line.Contains("(service JupiterServer)")));
        night.Restart();
        night.GoBack();

        night.Enable();

        Assert.True(night.Machine.Services["JupiterServer"].IsRunning);
    }

    [Fact]
    public void After_a_crash_between_any_two_changes_all_are_undone_at_once_or_after_going_on()
    {
        foreach (var moment in Enumerable.Range(0, Moments))
        {
            foreach (var goesOn in new[] { false, true })
            {
                using var night = AllRunning();
                var before = night.Machine.Describe();
                DieAt(night, moment);
                Assert.Throws<ProcessDiedException>(night.Disarm);
                night.Machine.Moment = () => { };
                if (goesOn)
                {
                    night.Disarm();
                    Assert.Equal(5, night.Machine.Done.Distinct().Count());
                }

                night.GoBack();
                night.Enable();
                Assert.True(before == night.Machine.Describe(), $"died at {moment}, {goesOn}: {night.Machine.Describe()}");
            }
        }
    }

    [Fact]
    public void After_a_crash_between_any_two_undoings_the_rest_is_undone()
    {
        var (moment, died) = (0, true);
        for (; died; moment++)
        {
            using var night = AllRunning();
            var before = night.Machine.Describe();
            night.Disarm();
            night.Restart();
            night.GoBack();
            DieAt(night, moment);
            died = Record.Exception(night.Enable) is ProcessDiedException;
            night.Machine.Moment = () => { };
            if (died)
            {
                night.Enable();
            }

            Assert.True(before == night.Machine.Describe(), $"died at {moment}: {night.Machine.Describe()}");
        }

        Assert.True(moment > Moments, $"{moment} moments");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(9)]
    public void The_page_after_a_crash_tells_what_was_before_it(int moment)
    {
        using var night = new DisarmedNight("JupiterServer");
        DieAt(night, moment);
        Assert.Throws<ProcessDiedException>(night.Disarm);
        var first = night.Page();
        night.Machine.Moment = () => { };

        night.Disarm();

        Assert.Equal(first, night.Page());
    }

    [Fact]
    public void The_page_alone_brings_everything_back_that_a_disarm_changes()
    {
        using var night = AllRunning();
        var before = night.Machine.Describe();
        night.Disarm();
        Assert.Equal(
            typeof(SettingChange).GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(),
            night.Read(migration => migration.State.Changes).Select(change => change.Kind).Distinct().Order());
        night.Restart();
        Assert.NotEqual(before, night.Machine.Describe());

        // As whoever stands there does it: name, startup type, Start; then line by line.
        foreach (Match line in Regex.Matches(night.Page(), @"\[ \] .*\(service (?<name>\S+)\): startup type (?<type>[^,]+), (?<start>Apply, Start, )?OK"))
        {
            var service = night.Machine.Services[line.Groups["name"].Value];
            var start = line.Groups["type"].Value switch { "Automatic" => ServiceStart.Automatic, "Automatic (Delayed Start)" => ServiceStart.AutomaticDelayed, _ => ServiceStart.Manual };
            night.Machine.Services[service.Name] = service with { Start = start, IsRunning = line.Groups["start"].Success };
        }

        Type(night);

        Assert.Equal(before, night.Machine.Describe());
        Assert.Contains("powercfg /setactive SCHEME_CURRENT\r\n", night.Page(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_service_that_stopped_while_the_database_was_closed_is_started_once_more_when_it_is_open(bool firstAttemptDied)
    {
        using var night = new DisarmedNight("JupiterServer");
        if (firstAttemptDied)
        {
            DieAt(night, 1);
            Assert.Throws<ProcessDiedException>(night.Disarm);
            night.Machine.Moment = () => { };
            night.Restart();
        }

        night.Disarm();
        night.Restart();
        night.GoBack();
        night.Enable();
        Stop(night, "JupiterServer");
        night.Machine.Done.Clear();
        night.Open = () => PlayedServer.Of(Environment.MachineName, unlock: () => night.Machine.Done.Add("unlocked"));

        var checks = night.Unlock().Checks;

        Assert.Equal(["unlocked", "JupiterServer!"], night.Machine.Done);
        Assert.Equal(["SQL Server (MSSQLSERVER)", "SQL Server Agent (MSSQLSERVER)", "Юпитер: сервер"], checks.Where(check => check is { Id: "Enable.Service", Status: CheckStatus.Pass }).Select(check => check.Subject));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("RPC_S_SERVER_UNAVAILABLE")]
    public void A_service_that_does_not_start_once_more_is_named_with_the_command_and_the_database_stays_open(string? fault)
    {
        using var night = new DisarmedNight("JupiterServer");
        night.Disarm();
        night.GoBack();
        night.Enable();
        Stop(night, "JupiterServer");
        night.MayChange = _ => false;
        night.Machine.Fault = fault;

        var named = night.Unlock().Checks.Last(check => check is { Id: "Enable.Service", Status: CheckStatus.Warning });

        Assert.Equal(("Юпитер: сервер", true), (named.Subject, named.Actual.Contains(fault ?? "", StringComparison.Ordinal)));
        Assert.Contains("net start \"Юпитер: сервер\"", named.Remedy, StringComparison.Ordinal);
        Assert.Contains(night.Observer.Details, warning => warning.Contains("net start", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_has_set_otherwise_since_is_named_and_stays()
    {
        using var night = new DisarmedNight("JupiterServer");
        night.Disarm();
        night.Machine.Services["JupiterServer"] = night.Machine.Services["JupiterServer"] with { Start = ServiceStart.Disabled, IsRunning = false };
        night.GoBack();

        var named = Assert.Single(night.Enable().Checks, check => check.Status == CheckStatus.Warning);

        Assert.Equal(("Юпитер: сервер", ServiceStart.Disabled), (named.Subject, night.Machine.Services["JupiterServer"].Start));
        Assert.DoesNotContain("JupiterServer!", night.Machine.Done);
    }

    [Fact]
    public void From_another_computer_the_services_come_back_and_the_timers_are_named()
    {
        using var night = new DisarmedNight("JupiterServer");
        night.Disarm();
        var elsewhere = new PlayedSettings { IsHere = false };
        night.Machine.Services.ToList().ForEach(one => elsewhere.Services.Add(one.Key, one.Value));
        night.Machine = elsewhere;
        night.GoBack();

        var checks = night.Enable().Checks;

        Assert.Equal((ServiceStart.Automatic, ServiceStart.AutomaticDelayed), (elsewhere.Services["MSSQLSERVER"].Start, elsewhere.Services["JupiterServer"].Start));
        Assert.Equal(2, checks.Count(check => check.Status == CheckStatus.Warning));
    }

    [Fact]
    public void A_server_that_tells_nothing_blocks_only_while_its_database_does_not_answer()
    {
        using var night = new DisarmedNight("JupiterServer");
        night.Disarm();
        night.Machine.Fault = "RPC_S_SERVER_UNAVAILABLE";
        night.GoBack();
        night.Open = () => throw MigrationException.Because("InstanceNotFound", "x", "x", "x", "x", "x");

        Assert.Equal("StepChecksFailed", Assert.Throws<MigrationException>(night.Enable).ErrorId);

        night.Open = () => PlayedServer.Of(Environment.MachineName);
        Assert.All(night.Enable().Checks, check => Assert.Equal(CheckStatus.Warning, check.Status));
    }

    private static void Type(DisarmedNight night)
    {
        var commands = Regex.Matches(night.Page(), @"^powercfg /set(?<mains>ac|dc)valueindex (?<plan>\S{36}) 238c9fa8-0aad-41ed-83f4-97be242c8f20 (?<setting>\S{36}) (?<value>[0-9]+)\r$", RegexOptions.Multiline);
        foreach (Match line in commands)
        {
            Assert.Equal(night.Machine.PowerPlan(), Guid.Parse(line.Groups["plan"].Value));
            night.Machine.Power[(Guid.Parse(line.Groups["setting"].Value), line.Groups["mains"].Value == "dc")] = long.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture);
        }
    }

    private static void Stop(DisarmedNight night, string service) => night.Machine.Services[service] = night.Machine.Services[service] with { IsRunning = false };

    // Where nothing was stopped before the night, the way back ends with exactly what was before it.
    private static DisarmedNight AllRunning()
    {
        var night = new DisarmedNight("JupiterServer");
        night.Machine.Services["SQLSERVERAGENT"] = night.Machine.Services["SQLSERVERAGENT"] with { IsRunning = true };
        return night;
    }

    private static void DieAt(DisarmedNight night, int moment) =>
        night.Machine.Moment = () =>
        {
            if (moment-- == 0)
            {
                throw new ProcessDiedException();
            }
        };

    private sealed class ProcessDiedException : Exception;
}
