using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;

namespace Jupiter.Migration.Core.Tests.Cases.DeadEnds;

/// <summary>
/// Goes breadth-first through everything that can become of a case: steps done, half said, interrupted and failed, approvals that are too
/// early or over, clocks that run ahead and are set right, remarks, the way back. From each position an honest person has to reach the end
/// by doing what the refusals say, without waiting for anything but the week of R9.
/// </summary>
internal sealed class DeadEndSearch
{
    private const int LongestWay = 200;
    private static readonly string[] Watched = ["OtherServer", "Computers", "SecondCopy", "Lock", "FreeSpace"];
    private static readonly TimeSpan LittleAhead = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FarAhead = TimeSpan.FromDays(2);

    private readonly CasePlan _plan;
    private readonly string _planSha256;
    private readonly bool _canCorrectClock;
    private readonly HashSet<string> _good = [];

    public DeadEndSearch(CasePlan plan, string planSha256, bool canCorrectClock = true)
    {
        _plan = plan;
        _planSha256 = planSha256;
        _canCorrectClock = canCorrectClock;
    }

    /// <summary>How many positions were looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>Searches.</summary>
    /// <param name="most">How many positions at most.</param>
    /// <returns>The shortest way into a dead end and why it is one, or null.</returns>
    public string? Run(int most)
    {
        var begin = new Position { Before = null, Move = "planned", Time = _plan.StartAt.ToUniversalTime(), Ahead = TimeSpan.Zero };
        var seen = new HashSet<string> { Play(begin).Key };
        var queue = new Queue<Position>();
        queue.Enqueue(begin);
        while (queue.TryDequeue(out var position) && Looked < most)
        {
            Looked++;
            if (WhyStuck(position) is { } why)
            {
                return $"{position}: {why}";
            }

            foreach (var next in Moves(position))
            {
                if (seen.Add(Play(next).Key))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return null;
    }

    private PlayedCase Play(Position position) => new(_plan, _planSha256, position);

    private IEnumerable<Position> Moves(Position position)
    {
        foreach (var (name, move) in MovesOf(Play(position)))
        {
            var played = Play(position);
            if (move(played))
            {
                yield return played.At(name);
            }
        }
    }

    private static IEnumerable<(string Name, Func<PlayedCase, bool> Move)> MovesOf(PlayedCase now)
    {
        foreach (var step in now.Turns.Steps.Where(step => !now.Turns.IsDone(step) && now.RefusalOf(step) is null).ToArray())
        {
            yield return (step.Id, Always(played => played.Do(step)));
            if (step.IsManual)
            {
                yield return ("half of " + step.Id, Always(played => played.Say(step)));
            }
            else
            {
                yield return (step.Id + " killed", Always(played => played.Begin(step)));
                yield return (step.Id + " failed", Always(played => played.Fail(step, "EngineFailed")));
                if (step.Action == StepAction.Trial)
                {
                    yield return (step.Id + " missed its backup", Always(played => played.Fail(step, "TrialBackupGone")));
                }

                if (now.AsksForOldServer(step))
                {
                    yield return (step.Id + " saw the other server", Always(played => played.Fail(step, "BothServersPresent")));
                }
            }
        }

        foreach (var step in now.Turns.Steps.ToArray())
        {
            yield return (step.Id + " taken back", played => played.Retract(step));
        }

        foreach (var fact in Watched)
        {
            yield return (fact + " gone", played => played.Lose(fact));
        }

        yield return ("approved", played => played.Approve(TimeSpan.Zero, clockIsRight: false));
        yield return ("approved for later", played => played.Approve(TimeSpan.FromHours(2), clockIsRight: false));
        yield return ("the trial approved", played => !played.Trials.All(played.Turns.IsDone) && played.Approve(TimeSpan.Zero, clockIsRight: false, isForTrial: true));
        yield return ("15 days later", played => played.Trials.Any(played.Turns.IsDone) && !played.State.Of("R1").HasBegun && !played.State.Of("S1").HasBegun && played.Wait(TimeSpan.FromDays(15)));
        yield return ("13 hours later", Always(played => played.Pass(TimeSpan.FromHours(13))));
        yield return ("clock a little ahead", Always(played => played.SetClock(LittleAhead)));
        yield return ("clock far ahead", Always(played => played.SetClock(FarAhead)));
        yield return ("clock set right", Always(played => played.SetClock(TimeSpan.Zero)));
        yield return ("accepted", played => played.Accept());
        yield return ("remark", played => played.Deny());
        yield return ("undo", played => played.Undo());
        yield return ("called off", played => played.CallOff());
    }

    private static Func<PlayedCase, bool> Always(Action<PlayedCase> move) => played =>
    {
        move(played);
        return true;
    };

    // Does what is next, and where that is refused, what the refusal says.
    private string? WhyStuck(Position from)
    {
        var played = Play(from);
        var passed = new List<string>();
        for (var i = 0; i < LongestWay; i++)
        {
            var key = played.Key;
            if (_good.Contains(key) || played.IsOver)
            {
                _good.UnionWith(passed);
                return null;
            }

            passed.Add(key);
            if (played.Turns.Next is not { } step)
            {
                return "nothing is next";
            }

            if (played.RefusalOf(step) is not { } refusal)
            {
                played.Do(step);
            }
            else if (!Follow(played, refusal))
            {
                return $"{step.Id} is refused ({refusal}), and nothing that it advises is possible";
            }
        }

        return "it never ends: " + string.Join(" / ", passed.TakeLast(3));
    }

    private bool Follow(PlayedCase played, string refusal)
    {
        switch (refusal)
        {
            case "CaseNotApproved" or "CaseCalledOff" or "CasePlanChanged" or "ApprovalTooEarly" or "ApprovalExpired" or "ApprovalSpent":
                return played.Approve(TimeSpan.Zero, clockIsRight: false) || (_canCorrectClock && played.Approve(TimeSpan.Zero, clockIsRight: true));
            case "TrialNotApproved":
                return played.Approve(TimeSpan.Zero, clockIsRight: false, isForTrial: true) || (_canCorrectClock && played.Approve(TimeSpan.Zero, clockIsRight: true, isForTrial: true));
            case "StepNotAccepted":
                return played.Accept();
            case "StepTooEarly":
                played.Pass(TimeSpan.FromDays(8));
                return true;
            default:
                return false;
        }
    }
}
