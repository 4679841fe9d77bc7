using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Turns;

/// <summary>
/// Until when the venue can be led back and still open in time (clauses O1, R9): the opening after the night's beginning, minus the minutes of the way
/// back as they were measured in this venue, or else as the procedure allows them, minus the margin of the plan. It stays what it is while the night goes on, so that whoever was told it can rely on it.
/// </summary>
public sealed class TurnBack
{
    /// <summary>The margin of a new plan, in minutes.</summary>
    public const int UsualMarginMinutes = 30;

    private readonly CasePlan _plan;

    private TurnBack(CasePlan plan, DateTimeOffset opening, (int Minutes, bool IsMeasured) wayBack, int margin) =>
        (_plan, Opening, WayBackMinutes, IsMeasured, MarginMinutes) = (plan, opening, wayBack.Minutes, wayBack.IsMeasured, margin);

    /// <summary>When the venue opens.</summary>
    public DateTimeOffset Opening { get; }

    /// <summary>What the way back takes, from where it is longest.</summary>
    public int WayBackMinutes { get; }

    /// <summary>Whether any of its steps was measured; otherwise these are the minutes that the procedure allows.</summary>
    public bool IsMeasured { get; }

    /// <summary>What is kept for what nobody foresees.</summary>
    public int MarginMinutes { get; }

    /// <summary>Until when.</summary>
    public DateTimeOffset At => Opening.AddMinutes(-(WayBackMinutes + MarginMinutes));

    /// <summary>The turn-back time of a case.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>
    /// The time; null where the plan has none, the opening hours are not known, the completion notice was sent once, the case goes back already, or a disk may be
    /// wiped: after that there is no system to go back to.
    /// </returns>
    /// <exception cref="Errors.MigrationException">VenueTimeZoneMissing, VenueTimeZoneUnknown.</exception>
    public static TurnBack? Of(MigrationCase migration)
    {
        var (plan, state) = (migration.Plan, migration.State);
        return plan.TurnBackMarginMinutes is { } margin && state.Rollback is null && state.Of("O7").DoneAt is null && state.Remark is null
            && (plan.Kind == MigrationKind.ServerReplacement || SwitchOff.At(migration) is null)
            && OpeningAfter(migration) is { } opening
            ? new TurnBack(plan, opening, MinutesBack(migration), margin)
            : null;
    }

    /// <summary>When the venue opens after the night.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The time, in the venue's zone; null where the opening hours are not known.</returns>
    /// <exception cref="Errors.MigrationException">VenueTimeZoneMissing, VenueTimeZoneUnknown.</exception>
    public static DateTimeOffset? OpeningAfter(MigrationCase migration) => VenueTime.NextOpening(migration.Plan.Venue, Beginning(migration)) is { } opening
        ? TimeZoneInfo.ConvertTime(opening, VenueTime.ZoneOf(migration.Plan.Venue))
        : null;

    /// <summary>The time, and how it comes about.</summary>
    /// <param name="culture">In whose language.</param>
    /// <returns>The text.</returns>
    public string Text(CultureInfo culture) => string.Format(
        culture, SR.ResourceManager.GetString(IsMeasured ? nameof(SR.TurnBackTextMeasured) : nameof(SR.TurnBackText), culture)!, CaseTime.Text(At, _plan.Venue, culture), Opening.ToString("HH:mm", CultureInfo.InvariantCulture), WayBackMinutes, MarginMinutes);

    /// <inheritdoc/>
    public override string ToString() => Text(CultureInfo.CurrentUICulture);

    // A night that has begun keeps its morning, however long it lasts.
    private static DateTimeOffset Beginning(MigrationCase migration)
    {
        var start = migration.Procedure.Forward.Steps.FirstOrDefault(step => step.Window == StepWindow.Open);
        var begun = start is null ? null : migration.State.Of(start.Id).Attestations.Select(word => (DateTimeOffset?)word.At).Min();
        return begun ?? (migration.Now > migration.Plan.StartAt ? migration.Now : migration.Plan.StartAt);
    }

    // Of a reinstallation only what leads back while its disk is as it was.
    private static (int Minutes, bool IsMeasured) MinutesBack(MigrationCase migration)
    {
        var forward = migration.Procedure.Forward.Steps;
        var reached = forward.TakeWhile(step => !step.Is(SwitchOff.StepOf(migration.Plan.Kind))).Select(step => step.Id).Append(SwitchOff.StepOf(migration.Plan.Kind)).ToArray();
        var measured = migration.Plan.WayBackMinutes ?? new Dictionary<string, int>();
        var steps = migration.Procedure.Back.Steps
            .Where(step => migration.Plan.Kind == MigrationKind.ServerReplacement || step.NeededAfter.Count == 0 || step.NeededAfter.Any(id => reached.Contains(id, StringComparer.OrdinalIgnoreCase)))
            .ToArray();
        return (steps.Sum(step => measured.TryGetValue(step.Id, out var minutes) ? minutes : step.Minutes), steps.Any(step => measured.ContainsKey(step.Id)));
    }
}
