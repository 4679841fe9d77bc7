using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Host;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Hosting;

/// <summary>Tells somebody at a terminal what is waited for and from whom, and takes the answer.</summary>
internal sealed class GateDialog(PSHostUserInterface terminal)
{
    // What is typed there and fits beside a question: where the line ends, pwsh on Linux draws it anew again and again.
    private const int Answer = 20;

    // pwsh -NonInteractive, which may be shortened, is told to no cmdlet (about_Pwsh).
    private static bool IsNonInteractive => Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether somebody is there to be asked.</summary>
    /// <param name="host">The host of the session.</param>
    /// <returns>Whether somebody is.</returns>
    public static bool CanAsk(PSHost host) =>
        Environment.UserInteractive && !Console.IsInputRedirected && !Console.IsOutputRedirected && host.UI?.RawUI is not null && !IsNonInteractive;

    /// <summary>Tells what has to be done, with the message to send.</summary>
    /// <param name="gate">What is waited for.</param>
    public void Tell(Gate gate) => Write(GateScreen.Told(gate, Width));

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
        var ids = gate.Steps.Select(step => step.Id).ToArray();
        GateAnswer? answer;
        while ((answer = GateAnswer.Read(Read(GateScreen.Asked(gate, Width)), ids, gate.People)) is null)
        {
            Write(ScreenText.Lines(SR.GateAnswerUnclear, Width));
        }

        var typed = answer.By is not null && gate.Challenge is { } challenge ? Ask(challenge) : "";
        return answer.By is not { } by || typed is null
            ? []
            : answer.Steps.Select(id => new StepWord { Step = id, By = by, Note = answer.Note, AbsenceCode = gate.Challenge?.IsCode == true ? typed : null }).ToArray();
    }

    /// <summary>Asks for what can be read only there, with what is done and what is not.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <returns>What was typed, and fits; null for whoever leaves it open.</returns>
    public string? Ask(StepChallenge challenge)
    {
        while (Read(GateScreen.Pause(challenge, Width)) is { } typed && typed.Trim().Length > 0)
        {
            if (challenge.Fits(typed))
            {
                return typed.Trim();
            }

            Write(ScreenText.Lines(challenge.Expected, Width));
        }

        // Whoever leaves it open: the case waits.
        return null;
    }

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            terminal.WriteLine(line);
        }
    }

    private int Width => TerminalWidth.Of(terminal);

    private string Read(IEnumerable<string> question)
    {
        var lines = question.ToArray();
        var last = lines[lines.Length - 1];
        var isBeside = last.Length + Answer < Width;
        Write(isBeside ? lines.Take(lines.Length - 1) : lines);
        terminal.Write(isBeside ? last + " " : "> ");
        return terminal.ReadLine() ?? "";
    }
}
