using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation.Host;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Hosting;

/// <summary>Tells somebody at a terminal what is waited for and from whom, and takes the answer.</summary>
internal sealed class GateDialog(PSHostUserInterface terminal)
{
    private const int UsualWidth = 80;

    /// <summary>Whether somebody is there to be asked.</summary>
    /// <param name="host">The host of the session.</param>
    /// <returns>Whether somebody is.</returns>
    public static bool CanAsk(PSHost host) => Environment.UserInteractive && !Console.IsInputRedirected && !Console.IsOutputRedirected && host.UI?.RawUI is not null;

    /// <summary>Tells what has to be done, with the message to send.</summary>
    /// <param name="gate">What is waited for.</param>
    public void Tell(Gate gate)
    {
        foreach (var step in gate.Steps)
        {
            Write($"[{step.Id}] {step.Title}");
            if (gate.Challenge is null)
            {
                Write(step.Instruction);
            }
        }

        // What has to be typed must not be read off the instruction.
        if (gate.Challenge is { } challenge)
        {
            Tell(challenge);
        }

        if (gate.Steps.Count == 1 && gate.Steps[0] is { MessageRussian.Length: > 0 } one)
        {
            Write("");
            Write(SR.GateMessageFollows);
            Write(one.MessageRussian);
            if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "ru")
            {
                Write(one.MessageEnglish);
            }

            Write("");
        }
    }

    /// <summary>Whether a key was pressed; it is taken, so that it answers nothing by mistake.</summary>
    /// <returns>Whether one was.</returns>
    public static bool TakesKey()
    {
        // Not by the host: on Windows that takes a key which is let go, as the one that started the cmdlet, for one that is pressed.
        if (!Console.KeyAvailable)
        {
            return false;
        }

        Console.ReadKey(intercept: true);
        return true;
    }

    /// <summary>Asks whether it is done, and by whom.</summary>
    /// <param name="gate">What is waited for.</param>
    /// <returns>What the person says, a word a step; none when nothing is done yet.</returns>
    public IReadOnlyList<StepWord> Ask(Gate gate)
    {
        if (gate.TurnBack.Length > 0)
        {
            Write(SR.TurnBackLine.With(gate.TurnBack));
        }

        Write(SR.GateWaitsFor.With(gate.Steps[0].WaitsFor));
        Write(string.Join("  ", gate.People.Select((name, index) => (index + 1).ToString(CultureInfo.InvariantCulture) + " " + name)));
        var ids = gate.Steps.Select(step => step.Id).ToArray();
        GateAnswer? answer;
        while ((answer = GateAnswer.Read(Read(ids.Length > 1 ? SR.GateQuestionList : SR.GateQuestion), ids, gate.People)) is null)
        {
            Write(SR.GateAnswerUnclear);
        }

        var typed = answer.By is not null && gate.Challenge is { } challenge ? Typed(challenge) : "";
        return answer.By is not { } by || typed is null
            ? []
            : answer.Steps.Select(id => new StepWord { Step = id, By = by, Note = answer.Note, AbsenceCode = gate.Challenge?.IsCode == true ? typed : null }).ToArray();
    }

    /// <summary>Asks for what can be read only there, with what is done and what is not.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <returns>What was typed, and fits; null for whoever leaves it open.</returns>
    public string? Ask(StepChallenge challenge)
    {
        Tell(challenge);
        return Typed(challenge);
    }

    private void Tell(StepChallenge challenge)
    {
        Write(SR.ChallengeDone.With(challenge.Done.Length > 0 ? challenge.Done : "—"));
        Write(SR.ChallengeOpen.With(challenge.Open.Length > 0 ? challenge.Open : "—"));
    }

    // Null for whoever leaves it open: the case waits.
    private string? Typed(StepChallenge challenge)
    {
        while (Read(challenge.Question) is { } typed && typed.Trim().Length > 0)
        {
            if (challenge.Fits(typed))
            {
                return typed.Trim();
            }

            Write(challenge.Expected);
        }

        return null;
    }

    private void Write(string text)
    {
        foreach (var line in ScreenText.Lines(text, Width))
        {
            terminal.WriteLine(line);
        }
    }

    // Hosts without a window of their own tell 0, or refuse to tell.
    private int Width
    {
        get
        {
            try
            {
                return terminal.RawUI.WindowSize.Width is > 20 and var columns ? columns : UsualWidth;
            }
            catch (HostException)
            {
                return UsualWidth;
            }
        }
    }

    private string Read(string question)
    {
        var lines = ScreenText.Lines(question, Width).ToArray();
        foreach (var line in lines.Take(lines.Length - 1))
        {
            terminal.WriteLine(line);
        }

        terminal.Write(lines[lines.Length - 1] + " ");
        return terminal.ReadLine() ?? "";
    }
}
