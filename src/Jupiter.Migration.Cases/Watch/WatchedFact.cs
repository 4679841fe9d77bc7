using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>
/// Something that a step proved and that has to hold until a later one: what it is, how it is asked, how often, from when until when, and which
/// steps are to be done again when it is gone. Only what is seen counts as gone; what can't be asked says nothing.
/// </summary>
/// <param name="migration">The case.</param>
internal abstract class WatchedFact(MigrationCase migration)
{
    /// <summary>Name of the fact in the journal. It never changes its meaning.</summary>
    public abstract string Name { get; }

    /// <summary>How long after one question the next is asked.</summary>
    public abstract TimeSpan Every { get; }

    /// <summary>How long a question may take.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromSeconds(20);

    /// <summary>How many questions in a row have to find it gone: more than one where a moment in which it can't be seen is usual.</summary>
    public virtual int Rounds => 1;

    /// <summary>Whether it ends the waiting of a step that only looks: while people switch on one computer after the other, they are to be stopped.</summary>
    public virtual bool EndsWaiting => false;

    /// <summary>The step that proved it, and proves it again.</summary>
    public abstract StepDefinition ProvedBy { get; }

    /// <summary>The steps that are to be done again when it is gone.</summary>
    public virtual IEnumerable<StepDefinition> Reopens => [ProvedBy];

    /// <summary>Whether it has to hold now, and nobody else is asking for it at this moment.</summary>
    public bool IsWatched => Case.State.Rollback is null && HasToHold && !Case.State.Of(ProvedBy.Id).IsInterrupted;

    /// <summary>Whether it has to hold now.</summary>
    protected abstract bool HasToHold { get; }

    /// <summary>The case.</summary>
    protected MigrationCase Case => migration;

    /// <summary>Whether everything is switched off by people's word, or the disk may be wiped.</summary>
    protected bool IsSwitchedOff => IsDone(SwitchOff.StepOf(Case.Plan.Kind));

    /// <summary>Asks.</summary>
    /// <param name="deadline">Ends the question.</param>
    /// <returns>What was seen of its being gone; null while nothing was.</returns>
    /// <exception cref="MigrationException">It can't be asked now.</exception>
    public abstract MigrationException? Ask(CancellationToken deadline);

    /// <summary>Whether a failure says that it can't be asked now: then it is not gone.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>Whether it does.</returns>
    public static bool CantBeAsked(Exception failure) =>
        failure is MigrationException or OperationCanceledException or System.IO.IOException or UnauthorizedAccessException;

    /// <summary>What people are told when it is gone.</summary>
    /// <param name="seen">What was seen.</param>
    /// <returns>The text.</returns>
    public string Tell(MigrationException seen) => Reopened.Select(step => Case.State.Of(step.Id).DoneAt).Min() is { } provedAt
        ? SR.ProvedAndGone.With(CaseTime.Local(provedAt, Case.Plan.Venue), CaseTime.Local(Case.Now, Case.Plan.Venue), seen.Message)
        : SR.SeenByWatch.With(CaseTime.Local(Case.Now, Case.Plan.Venue), seen.Message);

    /// <summary>What people are told where it can't be asked once more, in the moment before it can't be had again: why not, and what that means.</summary>
    /// <param name="why">Why not.</param>
    /// <returns>The text.</returns>
    public string TellUnasked(string why) => Unasked(CaseTime.Local(Case.State.Of(ProvedBy.Id).DoneAt ?? Case.Now, Case.Plan.Venue), why);

    /// <summary>The same, with the time when it was proved.</summary>
    /// <param name="provedAt">The time.</param>
    /// <param name="why">Why it can't be asked.</param>
    /// <returns>The text.</returns>
    protected virtual string Unasked(string provedAt, string why) => SR.FactUnasked.With(ProvedBy.Id, StepTexts.Title(ProvedBy), provedAt, why);

    /// <summary>Writes down that it is gone.</summary>
    /// <param name="seen">What was seen.</param>
    /// <returns>What was written, for people; null where it need not hold any more, or somebody wrote it meanwhile.</returns>
    public string? Lose(MigrationException seen)
    {
        // The watch and whoever asks at a gate may see it at the same time.
        lock (Case)
        {
            if (!IsWatched)
            {
                return null;
            }

            var message = Tell(seen);
            Case.Record(ProvedBy.Id, CaseEvents.Gone, [new LostFact(Name, seen.ErrorId, message, [.. Reopened.Select(step => step.Id)])]);
            return message;
        }
    }

    private StepDefinition[] Reopened => [.. Reopens.Where(step => Case.State.Of(step.Id).DoneAt is not null)];

    /// <summary>Whether a step is done.</summary>
    /// <param name="id">The step.</param>
    /// <returns>Whether it is.</returns>
    protected bool IsDone(string id) => Case.Procedure.Forward.Steps.FirstOrDefault(step => step.Is(id)) is { } step && new StepTurns(Case).IsDone(step);

    /// <summary>The step in which the module does something.</summary>
    /// <param name="action">What.</param>
    /// <returns>The step.</returns>
    protected StepDefinition StepOf(StepAction action) => Case.Procedure.Forward.Find(action)!;
}
