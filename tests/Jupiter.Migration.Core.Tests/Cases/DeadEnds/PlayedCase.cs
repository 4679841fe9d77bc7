using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Core.Tests.Cases.DeadEnds;

/// <summary>
/// A case at a position, with the production's state, turns, approval and acceptance. What people and the module do is written as their code
/// writes it; nothing is asked of servers.
/// </summary>
internal sealed class PlayedCase : TimeProvider
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(12);

    private readonly List<JournalEntry> _written = [];
    private readonly MigrationCase _case;
    private readonly Position _from;
    private DateTimeOffset _time;
    private TimeSpan _ahead;

    public PlayedCase(CasePlan plan, string planSha256, Position from)
    {
        _from = from;
        (_time, _ahead) = (from.Time, from.Ahead);
        State = new CaseState();
        foreach (var line in from.Lines())
        {
            State.Apply(line);
        }

        _case = MigrationCase.Of(plan, planSha256, State, this);
    }

    public CaseState State { get; }

    public StepTurns Turns => new(_case);

    public bool IsOver => Turns.Steps.All(Turns.IsDone);

    /// <summary>What tells two positions apart as far as anybody's next move goes.</summary>
    public string Key => string.Join(
        '|',
        string.Concat(_case.Procedure.Forward.Steps.Concat(_case.Procedure.Back.Steps).Select(step => Mark(State.Of(step.Id)))),
        Refusal(StepWindow.Approved),
        Refusal(StepWindow.Open),
        Refusal(StepWindow.Trial),
        string.Concat(Turns.Steps.Select(step => State.Of(step.Id).DoneAt is not null && !Turns.IsDone(step) ? 'O' : '.')),
        State.Latest > GetUtcNow() ? "behind" : "",
        _ahead > TimeSpan.Zero ? _ahead.ToString() : "",
        State.Rollback is { } back ? string.Join(',', back.Steps) : "",
        State.Acceptance is not null ? "accepted" : State.Remark is not null ? "remark" : AcceptanceStatus.Of(_case).IsBySilence ? "silence" : "",
        State.OtherServerSeenAt is not null ? "seen" : "",
        State.OldServerSeenOffAt is not null ? "off" : "");

    public override DateTimeOffset GetUtcNow() => _time + _ahead;

    public override long GetTimestamp() => 0;

    public Position At(string move) => new() { Before = _from, Move = move, Written = [.. _written], Time = _time, Ahead = _ahead };

    public void Pass(TimeSpan time) => _time += time;

    /// <summary>The steps of the trial.</summary>
    public StepDefinition[] Trials => [.. _case.Procedure.Forward.Steps.Where(step => step.Action is StepAction.TrialBackup or StepAction.Trial)];

    public bool Wait(TimeSpan time)
    {
        _time += time;
        return true;
    }

    public void SetClock(TimeSpan ahead) => _ahead = ahead;

    /// <summary>Why a step may not be done now; null where it may.</summary>
    public string? RefusalOf(StepDefinition step)
    {
        try
        {
            Turns.Require(step);
            return null;
        }
        catch (MigrationException e)
        {
            return e.ErrorId;
        }
    }

    /// <summary>The module does a step, or people say that they did it.</summary>
    public void Do(StepDefinition step)
    {
        if (!step.IsManual)
        {
            Write(step.Id, CaseEvents.Started);
            Write(step.Id, CaseEvents.Done, AsksForOldServer(step) ? [("oldServer.absence", "Silent")] : []);
            return;
        }

        while (State.Of(step.Id).DoneAt is null)
        {
            Say(step);
        }
    }

    /// <summary>Whether the module asks at a step whether the old server is absent.</summary>
    public bool AsksForOldServer(StepDefinition step) => _case.Plan.Kind == MigrationKind.ServerReplacement && State.Rollback is null
        && step.Action is (StepAction.ProveSingleServer or StepAction.Restore or StepAction.Compare or StepAction.CheckMainPos or StepAction.CheckAllPos);

    /// <summary>One of the parties that are still to be heard says that a step is done.</summary>
    public void Say(StepDefinition step)
    {
        var missing = step.CompletedBy.Except(State.Of(step.Id).Attestations.Select(word => word.Party)).ToArray();
        Write(step.Id, CaseEvents.Attested, ("by", "x"), ("role", "x"), ("party", missing[0].ToString()), ("complete", missing.Length == 1 ? "true" : "false"));
    }

    /// <summary>Whoever spoke last takes his word back, where nothing depends on it.</summary>
    public bool Retract(StepDefinition step)
    {
        if (State.Of(step.Id).Attestations.Count == 0 || WordRetraction.ReliedOnBy(_case, step) is not null)
        {
            return false;
        }

        Write(step.Id, CaseEvents.Retracted, ("by", "x"), ("message", ""));
        return true;
    }

    public void Begin(StepDefinition step) => Write(step.Id, CaseEvents.Started);

    public void Fail(StepDefinition step, string errorId)
    {
        Write(step.Id, CaseEvents.Started);
        Write(step.Id, CaseEvents.Failed, ("errorId", errorId), ("message", ""));
    }

    /// <summary>The watch sees that something which was proved is so no more, where it has to hold.</summary>
    public bool Lose(string name)
    {
        var fact = CaseWatch.Facts(_case, (_, _) => throw new InvalidOperationException("No server is opened."), new SilentObserver()).Single(fact => fact.Name == name);
        var reopened = fact.Reopens.Where(step => State.Of(step.Id).DoneAt is not null).Select(step => step.Id).ToArray();
        if (!fact.IsWatched || State.Of(fact.ProvedBy.Id).GoneAt is not null)
        {
            return false;
        }

        Write(
            fact.ProvedBy.Id, CaseEvents.Gone, ("fact", name), ("errorId", name == "OtherServer" ? "OldServerIsOn" : "ComputersAreOn"), ("message", ""),
            ("reopens", string.Join(',', reopened)));
        return true;
    }

    /// <summary>Whether the one who approves may do so for a window; he says that the clock is right if he knows it to be.</summary>
    public bool Approve(TimeSpan notBefore, bool clockIsRight, bool isForTrial = false)
    {
        var now = clockIsRight ? GetUtcNow() : _case.Now;
        var notAfter = GetUtcNow() + notBefore + Window;
        if (notAfter <= now || (clockIsRight && !(State.Latest > GetUtcNow())))
        {
            return false;
        }

        if (clockIsRight)
        {
            Write("", JournalEvents.ClockCorrected, ("by", SampleCase.Manager));
        }

        Write(
            "", CaseEvents.Approved, ("by", SampleCase.Manager), ("plan", _case.PlanSha256),
            ("notBefore", Text(GetUtcNow() + notBefore)), ("notAfter", Text(notAfter)), ("for", isForTrial ? "trial" : ""));
        return true;
    }

    public bool Accept()
    {
        if (AcceptanceStatus.Of(_case).Deadline is null || State.Acceptance is not null)
        {
            return false;
        }

        Write("", CaseEvents.Accepted, ("by", "x"), ("role", "Manager"));
        return true;
    }

    public bool Deny()
    {
        if (AcceptanceStatus.Of(_case).Deadline is null || AcceptanceStatus.Of(_case).IsAccepted)
        {
            return false;
        }

        Write("", CaseEvents.Denied, ("by", "x"), ("remark", "x"), ("reset", string.Join(',', _case.Procedure.Forward.Steps.Where(step => step.RepeatsAfterRemark).Select(step => step.Id))));
        return true;
    }

    /// <summary>The work is called off, where it may be.</summary>
    public bool CallOff()
    {
        if (State.CalledOff is not null || _case.Procedure.Back.Steps.SelectMany(step => step.NeededAfter).Any(HasBegun))
        {
            return false;
        }

        Write("", CaseEvents.CalledOff, ("calledOffBy", "x"), ("calledOffBecause", "x"));
        return true;
    }

    /// <summary>The way back, where it may be chosen.</summary>
    public bool Undo()
    {
        if (State.Rollback is not null || Refusal(StepWindow.Open) is not null || IsOver || SwitchOff.DiskMayBeWiped(_case))
        {
            return false;
        }

        var steps = _case.Procedure.Back.Steps.Where(step => step.NeededAfter.Count == 0 || step.NeededAfter.Any(HasBegun)).Select(step => step.Id).ToArray();
        if (steps.Length == 0)
        {
            return false;
        }

        Write("", CaseEvents.RollbackStarted, ("by", "x"), ("reason", "x"), ("steps", string.Join(',', steps)));
        return true;
    }

    private static char Mark(StepRecord record) =>
        record.DoneAt is not null ? 'D' : record.GoneAt is not null ? record.IsInterrupted ? 'J' : 'G' : record.WasSaid && record.Attestations.Count == 0 ? 'R' : record.ErrorId.Length > 0 ? 'F' : record.IsInterrupted ? 'I' : (char)('0' + record.Attestations.Count(word => word.Party == ResponsibleParty.Customer) + (2 * record.Attestations.Count(word => word.Party == ResponsibleParty.Jupiter)));

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private bool HasBegun(string id) => State.Of(id).HasBegun;

    private string? Refusal(StepWindow window)
    {
        try
        {
            _case.Approval.Require(State, window, _case.Now);
            return null;
        }
        catch (MigrationException e)
        {
            return e.ErrorId;
        }
    }

    private void Write(string step, string @event, params (string Key, string Value)[] data)
    {
        _time += TimeSpan.FromSeconds(1);
        var line = new JournalEntry
        {
            Sequence = 0, At = GetUtcNow(), MonotonicMilliseconds = 0, Run = "", Machine = "", Account = "", Previous = "",
            Step = step, Event = @event, Data = data.ToDictionary(pair => pair.Key, pair => pair.Value),
        };
        _written.Add(line);
        State.Apply(line);
    }
}
