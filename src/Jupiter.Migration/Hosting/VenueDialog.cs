using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues.Making;

namespace Jupiter.Migration.Hosting;

/// <summary>Asks somebody at a terminal about a venue, and shows what was read and where: Enter takes it.</summary>
internal sealed class VenueDialog(PSHostUserInterface terminal)
{
    private bool _hasToldOfBack;

    /// <summary>Asks one question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="fault">What was wrong with the answer before; null where there was none.</param>
    /// <returns>The answer as it was typed; null where nobody can be asked here.</returns>
    public string? Ask(VenueQuestion question, string? fault)
    {
        try
        {
            if (fault is not null)
            {
                Write(SR.AnswerWrong.With(fault));
            }

            if (!_hasToldOfBack)
            {
                Write(SR.AnswerBack.With(VenueInterview.Back));
                _hasToldOfBack = true;
            }

            Write(question.Text);
            if (question.Offered.Length > 0)
            {
                Write(SR.AnswerOffered.With(PrintableText.Of(question.Offered), question.Source));
            }
            else if (question.IsOptional)
            {
                Write(SR.AnswerOptional);
            }

            terminal.Write("> ");
            return terminal.ReadLine();
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NotImplementedException)
        {
            // powershell -NonInteractive, a scheduled task, a host without a terminal.
            return null;
        }
    }

    private void Write(string text)
    {
        foreach (var line in ScreenText.Lines(text, TerminalWidth.Of(terminal)))
        {
            terminal.WriteLine(line);
        }
    }
}
