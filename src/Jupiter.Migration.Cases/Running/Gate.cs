using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Cases.Running;

/// <summary>What is asked at once where the case waits for people: one step, or all of the preparation that the same people may confirm (clauses P0 to P1f).</summary>
public sealed class Gate
{
    private readonly StepRun _turn;

    private Gate(StepRun turn, IReadOnlyList<MigrationStep> steps, IReadOnlyList<GatePerson> people, GatePerson speaker, StepChallenge? challenge) =>
        (_turn, Steps, People, Speaker, Challenge) = (turn, steps, people, speaker, challenge);

    /// <summary>Until when the venue can be led back and still open in time; empty where that does not matter here.</summary>
    public string TurnBack { get; private init; } = "";

    /// <summary>The steps.</summary>
    public IReadOnlyList<MigrationStep> Steps { get; }

    /// <summary>Those who may say that they are done, each by the number that is his throughout the case.</summary>
    public IReadOnlyList<GatePerson> People { get; }

    /// <summary>Whom of them a mere yes means: whoever of them spoke last.</summary>
    public GatePerson Speaker { get; }

    /// <summary>What has to be typed besides, or null.</summary>
    public StepChallenge? Challenge { get; }

    /// <summary>What is asked now.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="id">The step that is waited for.</param>
    /// <returns>The gate.</returns>
    public static Gate At(MigrationCase migration, string id)
    {
        var turns = new StepTurns(migration);
        var first = turns.Find(id);
        var parties = Awaited(migration, first).ToArray();
        StepDefinition[] steps = [first];
        if (IsListed(first) && parties.Contains(ResponsibleParty.Customer))
        {
            parties = [ResponsibleParty.Customer];
            steps = turns.Steps.Where(step => IsListed(step) && !turns.IsDone(step) && turns.MissingBefore(step).Length == 0
                && Awaited(migration, step).Contains(ResponsibleParty.Customer)).ToArray();
        }

        var people = CasePerson.All(migration.Plan).Select((person, index) => (person.Party, Shown: new GatePerson(index + 1, person.Name)))
            .Where(person => parties.Contains(person.Party)).Select(person => person.Shown).ToArray();
        var last = turns.Steps.SelectMany(step => migration.State.Of(step.Id).Attestations)
            .Where(word => people.Any(person => CasePerson.SameName(person.Name, word.By))).OrderBy(word => word.At).LastOrDefault()?.By;
        var view = new StepView(migration);
        return new Gate(
            new StepRun(migration, first),
            steps.Select(view.Of).ToArray(), people, people.FirstOrDefault(person => CasePerson.SameName(person.Name, last ?? "")) ?? people[0], StepChallenge.At(migration, id) ?? StepChallenge.OnWayBack(migration, first))
        {
            TurnBack = first.Window == StepWindow.Open ? Turns.TurnBack.Of(migration)?.ToString() ?? "" : "",
        };
    }

    /// <summary>Refuses to ask what may not be answered yet, or no more.</summary>
    /// <exception cref="Errors.MigrationException">What <see cref="StepTurns.Require"/> throws.</exception>
    public void RequireTurn() => _turn.RequireTurn();

    private static IEnumerable<ResponsibleParty> Awaited(MigrationCase migration, StepDefinition step) =>
        step.CompletedBy.Except(migration.State.Of(step.Id).Attestations.Select(word => word.Party));

    private static bool IsListed(StepDefinition step) =>
        step.IsManual && (step.Clause == "P0" || step.Clause.StartsWith("P1", StringComparison.Ordinal));
}
