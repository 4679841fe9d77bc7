using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Forecasts;

/// <summary>
/// When the night will be over: what is left for the module, by measured rates and sizes, and what is left for people, by the minutes that
/// the procedure allows them; held against the time at which the venue opens.
/// </summary>
internal static class NightForecast
{
    /// <summary>The check.</summary>
    internal static readonly CheckDefinition Definition = CheckRegister.Find("Case.Forecast");

    /// <summary>Works out the end.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="from">The first step that is not done.</param>
    /// <param name="startAt">When it begins.</param>
    /// <param name="bytes">Size of the database or of its backup.</param>
    /// <returns>The end, or null when nothing was measured.</returns>
    public static DateTimeOffset? EndOf(MigrationCase migration, StepDefinition from, DateTimeOffset startAt, long bytes)
    {
        if (RatesOf(migration) is not { } rates)
        {
            return null;
        }

        var left = migration.Procedure.Forward.Steps.SkipWhile(step => !step.Is(from.Id));
        return startAt + left.Aggregate(TimeSpan.Zero, (sum, step) => sum + Duration(step, rates, bytes));
    }

    /// <summary>What was to be expected of the night before it began, by what the trial and earlier work had shown.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Each step of the night with its beginning and its end; nothing where nothing was measured before, or no size is known.</returns>
    public static IReadOnlyList<(StepDefinition Step, DateTimeOffset From, DateTimeOffset Until)> BeforeNight(MigrationCase migration)
    {
        var steps = migration.Procedure.Forward.Steps;
        var sizes = steps.Where(step => step.Action is StepAction.Backup or StepAction.CheckVenue or StepAction.TrialBackup).Reverse()
            .Select(step => migration.State.Of(step.Id).Facts).Select(facts => DatabaseSize.From(facts)?.Bytes ?? MeasuredWork.From(facts)?.Length);
        if (Before(migration) is not { } rates || sizes.FirstOrDefault(size => size is not null) is not { } bytes)
        {
            return [];
        }

        var at = migration.Plan.StartAt;
        return [.. steps.Where(step => step.Window == StepWindow.Open).Select(step => (step, at, at += Duration(step, rates, bytes)))];
    }

    /// <summary>Whether the night ends before the venue opens.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="from">The first step that is not done.</param>
    /// <param name="bytes">Size of the database or of its backup.</param>
    /// <returns>Pass; Fail when it does not; Warning when nothing was measured yet; Skipped when the opening hours are not known.</returns>
    public static CheckResult Check(MigrationCase migration, StepDefinition from, long bytes)
    {
        var (now, venue) = (migration.Now, migration.Plan.Venue);
        var subject = venue.Name;
        if (VenueTime.NextOpening(venue, Later(now, migration.Plan.StartAt)) is not { } opening)
        {
            return Definition.Result(CheckStatus.Warning, subject, SR.OpeningHoursKnown, SR.OpeningHoursMissing);
        }

        var expected = SR.DoneBefore.With(CaseTime.Local(opening, venue));
        return EndOf(migration, from, now, bytes) is not { } end
            ? Definition.Result(CheckStatus.Warning, subject, expected, SR.NothingMeasured)
            : Definition.Verdict(end <= opening, subject, expected, SR.DoneAround.With(CaseTime.Local(end, venue)));
    }

    /// <summary>Refuses a night that ends after the venue opens, unless somebody waived it.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="from">The first step that is not done.</param>
    /// <param name="bytes">Size of the database or of its backup.</param>
    /// <param name="waived">The checks that are waived, by their ids.</param>
    /// <returns>The result; it does not block.</returns>
    /// <exception cref="MigrationException">NightTooShort.</exception>
    public static CheckResult Require(MigrationCase migration, StepDefinition from, long bytes, IReadOnlyCollection<string> waived)
    {
        var check = Waiver.Apply(waived, [Check(migration, from, bytes)]).Single();
        return !check.Blocks
            ? check
            : throw MigrationException.Because(nameof(SR.NightTooShort), new[] { check }, check.Actual, check.Expected);
    }

    /// <summary>The rates that are known: this night's own first, then those of the trial, then those that the plan brought along.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The rates, or null.</returns>
    public static MeasuredRates? RatesOf(MigrationCase migration) =>
        RateMeasurement.Of(migration.State, migration.Procedure.Forward) ?? ThisNight(migration) ?? Before(migration);

    // Reading everything back is most of a backup, and most of a restore: until a restore was measured it counts as slow as the backup.
    private static MeasuredRates? ThisNight(MigrationCase migration)
    {
        var backup = migration.State.Of(migration.Procedure.Forward.Find(StepAction.Backup)!.Id);
        return RateMeasurement.RateOf(backup) is { } rate ? new MeasuredRates { Backup = rate, Verify = rate, Restore = Before(migration)?.Restore } : null;
    }

    // The trial was on these servers and with these data, which nothing that the plan brought along was.
    private static MeasuredRates? Before(MigrationCase migration) => RateMeasurement.OfTrial(migration.State, migration.Procedure.Forward) ?? migration.Plan.Rates;

    private static TimeSpan Duration(StepDefinition step, MeasuredRates rates, long bytes) => step.Action switch
    {
        StepAction.Backup => TimeSpan.FromSeconds(bytes / rates.Backup),
        StepAction.VerifyBackup => TimeSpan.FromSeconds(bytes / rates.Verify),
        StepAction.Restore => TimeSpan.FromSeconds(bytes / (rates.Restore ?? rates.Backup)),
        StepAction.Compare => TimeSpan.FromSeconds(bytes / rates.Verify),
        _ => TimeSpan.FromMinutes(step.Minutes),
    };

    // Work that starts while the venue is open is for the night after it.
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
