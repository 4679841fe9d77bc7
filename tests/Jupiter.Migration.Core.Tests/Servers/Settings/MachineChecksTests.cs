using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Settings;

/// <summary>What of the computer may end a night from within is named, and what could not be read is, too; neither stops the night (clauses R2, S2).</summary>
public sealed class MachineChecksTests
{
    private const string AutoUpdate = @"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired";
    private const string Components = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending";
    private const string Session = @"SYSTEM\CurrentControlSet\Control\Session Manager";
    private const string Hours = @"SOFTWARE\Microsoft\WindowsUpdate\UX\Settings";
    private const string Policy = @"SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate";
    private static readonly DateTime OneInTheMorning = new(2026, 3, 27, 1, 0, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData(AutoUpdate, "RebootRequired")]
    [InlineData(Components, "RebootPending")]
    public void A_key_that_is_there_says_that_a_restart_waits(string key, string named)
    {
        Assert.Equal([named], PendingRestart.Of(new PlayedRegistry { [key] = [] }));
        Assert.Contains(named, Of(new PlayedRegistry { [key] = [] }, "Machine.Restart", CheckStatus.Warning).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_replaced_at_the_next_start_count_and_an_empty_list_of_them_does_not()
    {
        Assert.Equal(["PendingFileRenameOperations"], PendingRestart.Of(Files(@"\??\C:\x.dll")));
        Assert.Empty(PendingRestart.Of(Files()));
        Of(Files(), "Machine.Restart", CheckStatus.Pass);
    }

    [Theory]
    [InlineData(8, 17, 1, false)]
    [InlineData(8, 23, 22, true)]
    [InlineData(8, 17, 8, true)]
    [InlineData(8, 17, 17, false)]
    [InlineData(22, 10, 1, true)]
    [InlineData(22, 10, 10, false)]
    public void Active_hours_may_go_over_midnight(int starts, int ends, int hour, bool hold) =>
        Assert.Equal(hold, new ActiveHours(starts, ends).Hold(OneInTheMorning.Date.AddHours(hour), TimeSpan.Zero));

    [Fact]
    public void Hours_that_end_in_the_middle_of_the_night_protect_none() =>
        Assert.Equal((true, false), (new ActiveHours(20, 10).Hold(OneInTheMorning, TimeSpan.FromHours(6)), new ActiveHours(8, 2).Hold(OneInTheMorning, TimeSpan.FromHours(6))));

    [Fact]
    public void A_night_outside_of_the_active_hours_is_named_and_a_policy_goes_before_what_people_set()
    {
        var set = Set(Hours, 8, 17);
        Assert.Contains("08:00-17:00", Of(set, "Machine.ActiveHours", CheckStatus.Warning).Actual, StringComparison.Ordinal);

        foreach (var (key, value) in Set(Policy, 22, 10))
        {
            set[key] = value;
        }

        Of(set, "Machine.ActiveHours", CheckStatus.Warning);
        set[Policy]!["SetActiveHours"] = new() { Number = 1 };
        Of(set, "Machine.ActiveHours", CheckStatus.Pass);
        Of([], "Machine.ActiveHours", CheckStatus.Warning);
    }

    [Fact]
    public void A_list_of_files_that_is_too_long_to_be_read_waits_all_the_same() =>
        Of(new() { [Session] = new() { ["PendingFileRenameOperations"] = new() } }, "Machine.Restart", CheckStatus.Warning);

    [Fact]
    public void Hours_that_no_clock_has_are_none() => Assert.Null(ActiveHours.Of(Set(Hours, 8, 24)));

    [Fact]
    public void What_may_not_be_read_is_told_with_its_reason_and_stops_no_night()
    {
        var results = MachineChecks.Of("PC", new PlayedRegistry { [AutoUpdate] = null, [Policy] = null }, new PlayedSettings { Fault = "no plan" }, OneInTheMorning).ToArray();

        Assert.All(results, result => Assert.Equal((CheckStatus.Warning, false), (result.Status, result.Blocks)));
        Assert.Equal(["denied " + AutoUpdate, "no plan", "denied " + Policy], results.Select(result => result.Actual.Substring(result.Actual.IndexOf(": ", StringComparison.Ordinal) + 2)));
    }

    [Theory]
    [InlineData(0, 0, CheckStatus.Pass, "")]
    [InlineData(0, 1800, CheckStatus.Warning, "30")]
    [InlineData(600, 1800, CheckStatus.Warning, "10")]
    public void A_computer_that_sleeps_is_named(int sleeps, int hibernates, CheckStatus status, string minutes)
    {
        var settings = new PlayedSettings();
        settings.Power[(PowerSetting.SleepAfter.Id, false)] = sleeps;
        settings.Power[(PowerSetting.HibernateAfter.Id, false)] = hibernates;

        Assert.Contains(minutes, Of([], "Machine.Sleep", status, settings).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Tasks_that_may_wake_the_computer_are_found_by_their_path()
    {
        const string schema = "xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\"";
        var waking = WakingTasks.Of($"""
            <?xml version="1.0" ?><Tasks>
            <!-- \Microsoft\Windows\UpdateOrchestrator\Reboot --><Task {schema}><Settings><WakeToRun>true</WakeToRun></Settings></Task>
            <!-- \Quiet --><Task {schema}><Settings><WakeToRun>false</WakeToRun></Settings></Task>
            <!-- \Silent --><Task {schema}><Settings /></Task>
            </Tasks>
            """);

        Assert.Equal([@"\Microsoft\Windows\UpdateOrchestrator\Reboot"], waking);
    }

    [Theory]
    [InlineData("INFO: There are no scheduled tasks")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><Tasks>&a;</Tasks>")]
    [InlineData("<Tasks><Task>")]
    public void What_is_no_list_of_tasks_is_refused(string said) => Assert.Throws<SettingUnavailableException>(() => WakingTasks.Of(said));

    private static CheckResult Of(PlayedRegistry registry, string id, CheckStatus status, PlayedSettings? settings = null)
    {
        var result = MachineChecks.Of("PC", registry, settings ?? new PlayedSettings(), OneInTheMorning).Single(result => result.Id == id);
        Assert.Equal(status, result.Status);
        return result;
    }

    private static PlayedRegistry Files(params string[] files) => new() { [Session] = new() { ["PendingFileRenameOperations"] = new() { Texts = files } } };

    private static PlayedRegistry Set(string key, int starts, int ends) =>
        new() { [key] = new Dictionary<string, RegistryValue>() { ["ActiveHoursStart"] = new() { Number = starts }, ["ActiveHoursEnd"] = new() { Number = ends } } };
}
