using System;
using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Hosting;

/// <summary>Tells somebody at a terminal what is waited for and from whom, and takes the answer.</summary>
internal sealed class GateDialog(PSHostUserInterface terminal)
{
    private const int Done = 0;

    /// <summary>Tells what has to be done, with the message to send.</summary>
    /// <param name="step">The step that is waited for.</param>
    public void Tell(MigrationStep step)
    {
        terminal.WriteLine($"[{step.Id}] {step.Title}");
        terminal.WriteLine(step.Instruction);
        if (step.MessageRussian.Length > 0)
        {
            terminal.WriteLine("");
            terminal.WriteLine(SR.GateMessageFollows);
            terminal.WriteLine(step.MessageRussian);
            terminal.WriteLine("");
            terminal.WriteLine(step.MessageEnglish);
            terminal.WriteLine("");
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

    /// <summary>Asks whether a step is done.</summary>
    /// <param name="step">The step that is waited for.</param>
    /// <returns>Who did it, or null when it is not done yet.</returns>
    public StepWord? Ask(MigrationStep step)
    {
        var choices = new Collection<ChoiceDescription>
        {
            new(SR.GateChoiceDone, SR.GateChoiceDoneHelp),
            new(SR.GateChoiceLater, SR.GateChoiceLaterHelp),
        };
        if (terminal.PromptForChoice(SR.GateWaitsFor.With(step.WaitsFor), SR.GateQuestion.With(step.Title), choices, 1) != Done)
        {
            return null;
        }

        return new StepWord
        {
            Step = step.Id,
            By = Read(SR.GateBy),
            AbsenceCode = step.ReadsTag && Read(SR.GateAbsenceCode) is { Length: > 0 } code ? code : null,
            Note = Read(SR.GateNote),
        };
    }

    private string Read(string question)
    {
        terminal.Write(question + " ");
        return terminal.ReadLine() ?? "";
    }
}
