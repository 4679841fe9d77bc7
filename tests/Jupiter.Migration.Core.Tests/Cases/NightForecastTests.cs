using System;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>When the night will be over, by what was measured, against the time at which the venue opens.</summary>
public sealed class NightForecastTests
{
    private const long Gigabyte = 1_000_000_000;

    [Theory]
    [InlineData(1, CheckStatus.Pass)]
    [InlineData(100, CheckStatus.Pass)]
    [InlineData(4000, CheckStatus.Fail)]
    public void What_is_measured_decides_whether_the_night_is_long_enough(int gigabytes, CheckStatus expected)
    {
        using var sample = Measured(backupSeconds: 20, verifySeconds: 10);

        Assert.Equal(expected, Check(sample, "R2.Verify", gigabytes * Gigabyte).Status);
    }

    [Fact]
    public void With_nothing_measured_it_warns_and_does_not_pass()
    {
        using var sample = new SampleCase();

        var check = Check(sample, "R2.Check", Gigabyte);

        Assert.Equal(CheckStatus.Warning, check.Status);
        Assert.Contains("nothing was measured", check.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_the_data_takes_twice_the_time_of_the_module_and_the_same_of_people()
    {
        using var sample = Measured(backupSeconds: 100, verifySeconds: 50);
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        var from = ShippedProcedures.All.Newest(MigrationKind.ServerReplacement).Forward.Find("R2.Backup")!;
        TimeSpan Left(long bytes) => NightForecast.EndOf(migration, from, sample.StartAt, bytes)!.Value - sample.StartAt;

        var people = Left(0);
        Assert.Equal(TimeSpan.FromMinutes(ShippedProcedures.All.Newest(MigrationKind.ServerReplacement).Forward.Steps.SkipWhile(step => step != from).Sum(step => step.Minutes)), people);
        Assert.Equal((Left(Gigabyte) - people) * 2, Left(2 * Gigabyte) - people);
    }

    [Fact]
    public void Rates_come_from_what_the_journal_measured()
    {
        using var sample = Measured(backupSeconds: 20, verifySeconds: 10);
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);

        var rates = NightForecast.RatesOf(migration)!;

        Assert.Equal((50_000_000.0, 100_000_000.0, null), (rates.Backup, rates.Verify, rates.Restore));
    }

    private static SampleCase Measured(double backupSeconds, double verifySeconds)
    {
        // Monday at 23:30 in Moscow: ten and a half hours until the venue opens.
        var sample = new SampleCase(now: new DateTimeOffset(2026, 3, 16, 20, 30, 0, TimeSpan.Zero));
        sample.Clock.Advance(TimeSpan.FromDays(11));
        using var migration = sample.Open();
        migration.Record("R2.Backup", CaseEvents.Done, [new MeasuredWork(1_000_000_000, TimeSpan.FromSeconds(backupSeconds))]);
        migration.Record("R2.Verify", CaseEvents.Done, [new MeasuredWork(1_000_000_000, TimeSpan.FromSeconds(verifySeconds))]);
        return sample;
    }

    private static CheckResult Check(SampleCase sample, string step, long bytes)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        return NightForecast.Check(migration, ShippedProcedures.All.Newest(MigrationKind.ServerReplacement).Forward.Find(step)!, bytes);
    }
}
