using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;

namespace Jupiter.Migration.Cases.Status;

/// <summary>Shows the steps of a case.</summary>
/// <param name="migration">The case.</param>
public sealed class StepView(MigrationCase migration)
{
    private readonly MigrationCase _case = migration;
    private readonly StepTurns _turns = new StepTurns(migration);

    /// <summary>Whether the commands that a text advises name their case, so that they can be typed as they stand.</summary>
    public bool NamesCase { get; init; }

    /// <summary>Shows a step as it is now.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The step for people.</returns>
    public MigrationStep Of(StepDefinition step)
    {
        var record = _case.State.Of(step.Id);
        var state = StateOf(step, record);
        return new MigrationStep
        {
            Id = step.Id,
            Clause = step.Clause,
            Title = StepTexts.Title(step),
            Owner = step.Owner,
            State = state,
            WaitsFor = state is StepState.Next or StepState.HalfAttested ? StepTexts.WaitsFor(_case.Plan, step, record) : "",
            Instruction = Typed(StepTexts.Instruction(_case, step)),
            Command = StepCommands.Of(_case, step),
            Gates = step.Gates.ToArray(),
            Evidence = StepTexts.Evidence(step),
            Undo = StepTexts.Undo(step),
            Message = StepTexts.Message(_case, step, CultureInfo.CurrentUICulture.Name),
            MessageRussian = StepTexts.Message(_case, step, "ru"),
            MessageEnglish = StepTexts.Message(_case, step, "en"),
            DoneAt = record.DoneAt is { } at ? TimeZoneInfo.ConvertTime(at, VenueTime.ZoneOf(_case.Plan.Venue)) : null,
            Attestations = record.Attestations.ToArray(),
            Error = record.Trouble,
            ErrorAt = record.Trouble.Length > 0 && record.ErrorAt is { } seen ? TimeZoneInfo.ConvertTime(seen, VenueTime.ZoneOf(_case.Plan.Venue)) : null,
            Remedy = Typed(record.Remedy),
            ReadsTag = TaggedServer.At(_case.Plan.Kind, step) is not null,
        };
    }

    private string Typed(string text) => NamesCase ? CaseInCommands.Named(text, _case.Layout.Root) : text;

    private StepState StateOf(StepDefinition step, StepRecord record) =>
        _turns.IsDone(step) ? step.IsManual && KeptInventory.From(record.Facts)?.IsProof != true ? StepState.Attested : StepState.Proved
        : record.ErrorId.Length > 0 ? StepState.Failed
        : record.IsInterrupted ? StepState.Interrupted
        : record.Attestations.Count > 0 ? StepState.HalfAttested
        : _turns.MissingBefore(step).Length == 0 && _turns.IsDue(step) ? StepState.Next
        : StepState.NotYet;
}
