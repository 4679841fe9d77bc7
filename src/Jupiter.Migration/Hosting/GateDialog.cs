using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Hosting;

/// <summary>Tells somebody at a terminal what is waited for and from whom, and takes the answer.</summary>
internal sealed class GateDialog
{
    private const int Done = 0;

    private readonly PSHostUserInterface _terminal;

    /// <summary>Makes the dialog.</summary>
    /// <param name="terminal">The terminal.</param>
    public GateDialog(PSHostUserInterface terminal) => _terminal = terminal;

    /// <summary>Tells what has to be done, with the message to send.</summary>
    /// <param name="step">The step that is waited for.</param>
    public void Tell(MigrationStep step)
    {
        _terminal.WriteLine($"[{step.Id}] {step.Title}");
        _terminal.WriteLine(step.Instruction);
        if (step.MessageRussian.Length > 0)
        {
            _terminal.WriteLine("");
            _terminal.WriteLine(SR.GateMessageFollows);
            _terminal.WriteLine(step.MessageRussian);
            _terminal.WriteLine("");
            _terminal.WriteLine(step.MessageEnglish);
            _terminal.WriteLine("");
        }
    }

    /// <summary>Whether a key was pressed; it is taken, so that it answers nothing by mistake.</summary>
    /// <returns>Whether one was.</returns>
    public bool TakesKey()
    {
        if (!_terminal.RawUI.KeyAvailable)
        {
            return false;
        }

        _terminal.RawUI.ReadKey(ReadKeyOptions.NoEcho | ReadKeyOptions.IncludeKeyDown);
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
        if (_terminal.PromptForChoice(SR.GateWaitsFor.With(step.WaitsFor), SR.GateQuestion.With(step.Title), choices, 1) != Done)
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
        _terminal.Write(question + " ");
        return _terminal.ReadLine() ?? "";
    }
}
