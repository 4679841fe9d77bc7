using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Hosting;

/// <summary>Tells somebody at a terminal what is waited for and from whom, and takes the answer.</summary>
internal sealed class GateDialog(PSHostUserInterface terminal)
{
    // What is typed there and fits beside a question: where the line ends, pwsh on Linux draws it anew again and again.
    private const int Answer = 20;

    // A decision about what was seen then is said anew; one that was recorded is not said again.
    private static readonly string[] NotRepeated = ["Case", "Step", "By", "DecidedBy", "Reason", "Acknowledge", "NewServerLost"];

    // pwsh -NonInteractive, which may be shortened, is told to no cmdlet (about_Pwsh).
    private static bool IsNonInteractive => Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether somebody is there to be asked.</summary>
    /// <param name="host">The host of the session.</param>
    /// <returns>Whether somebody is.</returns>
    public static bool CanAsk(PSHost host) =>
        Environment.UserInteractive && !Console.IsInputRedirected && !Console.IsOutputRedirected && host.UI?.RawUI is not null && !IsNonInteractive;

    /// <summary>Tells what has to be done, with the message to send.</summary>
    /// <param name="gate">What is waited for.</param>
    /// <param name="folder">Folder of the case, which the commands of an instruction name.</param>
    public void Tell(Gate gate, string folder) => Write(GateScreen.Told(gate, Width, text => CaseInCommands.Named(text, folder)));

    /// <summary>Tells whoever leaves a question open that the case waits, and what to type to go on: what was typed, with the folder in full.</summary>
    /// <param name="asking">The cmdlet that asks it again, as it was called.</param>
    /// <param name="arguments">Its arguments by position: the full path of the case's folder first.</param>
    public void TellOfWaiting(InvocationInfo asking, params string[] arguments) => Write(ScreenText.Lines(
        SR.GateLeftOpen.With(string.Join(" ", [asking.MyCommand.Name, .. arguments.Select(PowerShellLiteral.Quoted), .. asking.BoundParameters.Select(Repeated).Where(given => given.Length > 0)])), Width));

    /// <summary>Asks whether something is meant that can't be taken back. No key that is pressed too often means it.</summary>
    /// <param name="told">What is said before.</param>
    /// <param name="question">The question.</param>
    /// <param name="left">What is said to whoever does not mean it.</param>
    /// <returns>Whether it is meant.</returns>
    public bool IsMeant(string told, string question, string left)
    {
        Write(ScreenText.Lines(told, Width));
        bool? answer;
        while ((answer = Read(ScreenText.Lines(SR.AskedYesOrNo.With(question), Width)).Trim() is { Length: > 0 } typed ? GateAnswer.Spoken(typed) : false) is null)
        {
            Write(ScreenText.Lines(SR.AskedUnclear, Width));
        }

        Write(answer.Value ? [] : ScreenText.Lines(left, Width));
        return answer.Value;
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
        var ids = gate.Steps.Select(step => step.Id).ToArray();
        GateAnswer? answer;
        for (var asked = GateScreen.Asked(gate, Width); (answer = GateAnswer.Read(Read(asked), ids, gate.People, gate.Speaker)) is null;)
        {
            asked = GateScreen.AskedAgain(gate, Width);
        }

        var typed = answer.By is not null && gate.Challenge is { } challenge ? Ask(challenge) : "";
        return answer.By is not { } by || typed is null
            ? []
            : answer.Steps.Select(id => new StepWord { Step = id, By = by, Note = answer.Note, AbsenceCode = gate.Challenge?.IsCode == true && typed.Length > 0 ? typed : null }).ToArray();
    }

    /// <summary>Asks for what can be read only there, with what is done and what is not.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <returns>What was typed, and fits; empty where nothing is enough; null for whoever leaves it open.</returns>
    public string? Ask(StepChallenge challenge)
    {
        var asked = GateScreen.Pause(challenge, Width);
        while (Read(asked).Trim() is { Length: > 0 } typed)
        {
            if (challenge.Fits(typed))
            {
                return typed;
            }

            asked = GateScreen.PausedAgain(challenge, Width);
        }

        // Whoever leaves it open: the case waits.
        return challenge.IsOptional ? "" : null;
    }

    // A credential is not typed out, but must not be forgotten either.
    private static string Repeated(KeyValuePair<string, object> given) =>
        NotRepeated.Contains(given.Key) || Cmdlet.CommonParameters.Contains(given.Key) || Cmdlet.OptionalCommonParameters.Contains(given.Key) || given.Value is SwitchParameter { IsPresent: false } ? ""
        : given.Value is SwitchParameter ? "-" + given.Key
        : $"-{given.Key} {(given.Value is string or Enum or int ? PowerShellLiteral.Quoted(given.Value.ToString()) : "...")}";

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
