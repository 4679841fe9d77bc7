using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>What people see where the case waits for them, line by line, on a screen of some width.</summary>
public static class GateScreen
{
    private const int ShownSteps = 10;

    /// <summary>What has to be done, with the message to send.</summary>
    /// <param name="gate">What is waited for.</param>
    /// <param name="width">Columns of the screen.</param>
    /// <param name="named">Gives the commands of an instruction their case; null to leave them as they are.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Told(Gate gate, int width, Func<string, string>? named = null)
    {
        var texts = new List<string>();
        foreach (var step in gate.Steps)
        {
            texts.Add($"[{step.Id}] {step.Title}");

            // What has to be typed must not be read off the instruction.
            if (gate.Challenge is null or { IsOptional: true })
            {
                texts.Add(named?.Invoke(step.Instruction) ?? step.Instruction);
            }
        }

        if (gate.Steps.Count == 1 && gate.Steps[0] is { MessageRussian.Length: > 0 } one)
        {
            var isRussian = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru";
            texts.AddRange(["", SR.GateMessageFollows, one.MessageRussian, .. new[] { one.MessageEnglish }.Where(_ => !isRussian), ""]);
        }

        return Lines(texts, width);
    }

    /// <summary>The pause before what can't be taken back: what is done, what is not, and what has to be typed. It fits a terminal of 24 rows.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="width">Columns of the screen.</param>
    /// <returns>The lines; the answer is typed behind the last.</returns>
    public static IEnumerable<string> Pause(StepChallenge challenge, int width)
    {
        var rest = challenge.Open.Skip(ShownSteps).Select(step => step.Id).ToArray();
        return Lines(
        [
            "",
            SR.ChallengeDone.With(challenge.Done.Count == 0 ? "—" : string.Join(", ", challenge.Done)),
            SR.ChallengeOpen,
            .. challenge.Open.Take(ShownSteps).Select(step => $"  {step.Id} {step.Title}"),
            .. rest.Take(1).Select(_ => "  " + string.Join(", ", rest)),
            "",
            challenge.Question,
        ], width);
    }

    /// <summary>After what does not fit at the pause: why not, and what has to be typed. The steps were read a moment ago and stand above.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="width">Columns of the screen.</param>
    /// <returns>The lines; the answer is typed behind the last.</returns>
    public static IEnumerable<string> PausedAgain(StepChallenge challenge, int width) => Lines([SR.ChallengeUnfit.With(challenge.Expected), challenge.Question], width);

    /// <summary>Whether it is done, and by whom.</summary>
    /// <param name="gate">What is waited for.</param>
    /// <param name="width">Columns of the screen.</param>
    /// <returns>The lines; the answer is typed behind the last.</returns>
    public static IEnumerable<string> Asked(Gate gate, int width) => Lines(
    [
        .. new[] { gate.TurnBack }.Where(time => time.Length > 0 && !IsTold(gate)).Select(time => SR.TurnBackLine.With(time)),
        SR.GateWaitsFor.With(gate.Steps[0].WaitsFor),
        .. Question(gate),
    ], width);

    /// <summary>After a line that says neither: what can be typed.</summary>
    /// <param name="gate">What is waited for.</param>
    /// <param name="width">Columns of the screen.</param>
    /// <returns>The lines; the answer is typed behind the last.</returns>
    public static IEnumerable<string> AskedAgain(Gate gate, int width) => Lines([SR.GateAnswerUnclear, .. Question(gate)], width);

    private static string[] Question(Gate gate) =>
        [string.Join("  ", gate.People), (gate.Steps.Count > 1 ? SR.GateQuestionList : SR.GateQuestion).With(gate.Speaker)];

    private static IEnumerable<string> Lines(IEnumerable<string> texts, int width) => texts.SelectMany(text => ScreenText.Lines(text, width));

    // The message to send tells it, too.
    private static bool IsTold(Gate gate) => gate.Steps.Count == 1 && gate.Steps[0].Message.Length > 0;
}
