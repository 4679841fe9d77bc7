using System;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>After the night (clauses O7 and R9): twelve hours, a week, remarks; whatever the clocks of the venue do meanwhile.</summary>
public sealed class AcceptanceTests
{
    // The night before the clocks go forward, the night before they go back, the last night of the year, a zone of half hours.
    public static TheoryData<string, string> Nights => new()
    {
        { "Europe/Moscow", "2026-03-16T20:00:00+03:00" },
        { "Europe/Berlin", "2026-03-17T22:00:00+01:00" },
        { "Europe/Berlin", "2026-10-13T22:00:00+02:00" },
        { "America/New_York", "2026-10-20T22:00:00-04:00" },
        { "Australia/Lord_Howe", "2026-09-22T22:00:00+10:30" },
        { "Asia/Vladivostok", "2026-12-10T22:00:00+10:00" },
    };

    [Theory]
    [MemberData(nameof(Nights))]
    public void Silence_accepts_exactly_twelve_hours_after_the_notice(string zone, string now)
    {
        using var sample = Finished(zone, now);
        var notice = sample.Clock.GetUtcNow();

        sample.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(CasePhase.AwaitingAcceptance, sample.Status().Phase);
        sample.Clock.Advance(TimeSpan.FromSeconds(2));

        var status = sample.Status();
        Assert.Equal(CasePhase.AcceptedBySilence, status.Phase);
        Assert.InRange(status.AcceptanceDeadline!.Value - notice, TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(12));
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public void The_old_server_stays_for_a_full_week_by_hours_and_by_the_clocks_of_the_venue(string zone, string now)
    {
        using var sample = Finished(zone, now);
        var end = sample.Status().RetentionEnd!.Value;
        var switchedOff = StepAt(sample, "R3a");
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);

        Assert.True(end - switchedOff >= TimeSpan.FromHours(168));
        Assert.True(TimeZoneInfo.ConvertTime(end, local).DateTime >= TimeZoneInfo.ConvertTime(switchedOff, local).DateTime.AddDays(7));
        sample.Clock.Advance(end - sample.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], Retention(sample));
        Assert.Equal("StepTooEarly", Refused(() => Complete(sample, "R9")));
        sample.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([CheckStatus.Pass, CheckStatus.Pass], Retention(sample));
        Complete(sample, "R9");
        Assert.Equal(CasePhase.Closed, sample.Status().Phase);
    }

    [Fact]
    public void A_week_without_acceptance_is_not_enough_nor_acceptance_without_a_week()
    {
        using var sample = Finished();
        using (var migration = sample.Open())
        {
            CustomerVerdict.Accept(migration, SampleCase.Customer, "Manager");
        }

        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], Retention(sample));

        using var denied = Finished();
        Deny(denied);
        denied.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([CheckStatus.Fail, CheckStatus.Pass], Retention(denied));
    }

    [Fact]
    public void A_remark_has_the_checks_and_the_notice_done_again_and_twelve_new_hours()
    {
        using var sample = Finished();
        var week = sample.Status().RetentionEnd;
        sample.Clock.Advance(TimeSpan.FromHours(11));
        Deny(sample);

        var status = sample.Status();
        Assert.Equal((CasePhase.Remarked, "R8", "не печатает"), (status.Phase, status.NextStep, status.Remark));
        sample.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(CasePhase.Remarked, sample.Status().Phase);
        sample.GoThrough("O7");
        sample.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal(CasePhase.AwaitingAcceptance, sample.Status().Phase);
        sample.Clock.Advance(TimeSpan.FromHours(2));

        // The old server has been off all the while.
        Assert.Equal((CasePhase.AcceptedBySilence, week), (sample.Status().Phase, sample.Status().RetentionEnd));
    }

    [Theory]
    [InlineData("Анна", "Manager", null)]
    [InlineData("Замещающий", "Deputy", null)]
    [InlineData("Анна", "Owner", "AcceptanceWrongPerson")]
    [InlineData("Кто угодно", "Owner", "AcceptanceWrongPerson")]
    [InlineData("Игорь", "Deputy", "AcceptanceWrongPerson")]
    [InlineData("Вера", "Deputy", "AcceptanceWrongPerson")]
    [InlineData(" ", "Deputy", "AcceptanceWrongPerson")]
    public void The_owner_the_manager_or_a_deputy_accepts(string by, string role, string? errorId)
    {
        using var sample = Finished();
        using var migration = sample.Open();

        Assert.Equal(errorId, Refused(() => CustomerVerdict.Accept(migration, by, role)));
    }

    [Theory]
    [InlineData(SampleCase.Customer, "Manager")]
    [InlineData("Пришлый", "Deputy")]
    public void Who_the_plan_knows_is_not_asked_what_he_is(string by, string role)
    {
        using var sample = Finished();
        using var migration = sample.Open();

        CustomerVerdict.Accept(migration, by, role: null);

        Assert.Equal(role, migration.State.Last!.Data["role"]);
        Assert.Equal(CasePhase.Accepted, CaseStatusView.Of(migration).Phase);
    }

    [Fact]
    public void The_venues_IT_and_the_specialist_make_no_remark()
    {
        using var sample = Finished();
        using var migration = sample.Open();

        Assert.Equal("AcceptanceWrongPerson", Refused(() => CustomerVerdict.Deny(migration, "Игорь", "x")));
        Assert.Equal("AcceptanceWrongPerson", Refused(() => CustomerVerdict.Deny(migration, SampleCase.Specialist, "x")));
    }

    [Fact]
    public void Nothing_is_accepted_before_the_notice_nor_twice_nor_refused_after_silence()
    {
        using var sample = new SampleCase();
        using (var migration = sample.Open())
        {
            Assert.Equal("AcceptanceNotOpen", Refused(() => CustomerVerdict.Accept(migration, SampleCase.Customer, "Manager")));
        }

        using var finished = Finished();
        finished.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal("AlreadyAccepted", Refused(() => Deny(finished)));
    }

    [Fact]
    public void A_clock_that_is_set_back_takes_no_acceptance_back_and_opens_no_window()
    {
        using var sample = Finished();
        sample.Clock.Advance(TimeSpan.FromHours(13));
        using (var migration = sample.Open())
        {
            migration.Record("", "Noted");
        }

        sample.Clock.AdjustTime(sample.Clock.GetUtcNow().AddHours(-5));

        Assert.Equal(CasePhase.AcceptedBySilence, sample.Status().Phase);
        using (sample.Open())
        {
        }

        Assert.NotEmpty(sample.Status().ClockEvents);
    }

    private static SampleCase Finished(string zone = "Europe/Moscow", string now = "2026-03-16T20:00:00+03:00")
    {
        // December is planned with the calendar of the next year, which the sample does not have: the start stays within this one.
        var sample = new SampleCase(zone: zone, now: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        sample.Approve();
        sample.Clock.Advance(TimeSpan.FromDays(11));
        sample.GoThrough("O7");
        return sample;
    }

    private static void Deny(SampleCase sample)
    {
        using var migration = sample.Open();
        CustomerVerdict.Deny(migration, SampleCase.Customer, "не печатает");
    }

    private static void Complete(SampleCase sample, string step)
    {
        using var migration = sample.Open();
        StepCompletion.Record(migration, new StepWord { Step = step, By = SampleCase.Customer }, new SilentObserver(), default);
    }

    private static CheckStatus[] Retention(SampleCase sample)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        return RetentionCheck.Run(migration).Select(check => check.Status).ToArray();
    }

    private static DateTimeOffset StepAt(SampleCase sample, string step) => sample.Status().Steps.Single(each => each.Id == step).DoneAt!.Value;

    private static string? Refused(Action action) => (Record.Exception(action) as MigrationException)?.ErrorId;
}
