using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>Turns the lines of a journal into what happened: an attempt with its beginning and its end is one thing.</summary>
/// <param name="local">Gives a time the venue's offset.</param>
internal sealed class ReportEvents(Func<DateTimeOffset, DateTimeOffset> local)
{
    private readonly Dictionary<string, (DateTimeOffset At, int Attempt)> _begun = new(StringComparer.Ordinal);
    private readonly List<ReportedEvent> _events = [];
    private DateTimeOffset? _turn;

    /// <summary>All lines were taken.</summary>
    /// <param name="last">The time of the last one.</param>
    /// <returns>What happened, in the order in which it ended.</returns>
    public IReadOnlyList<ReportedEvent> End(DateTimeOffset last)
    {
        _begun.Keys.ToList().ForEach(step => Interrupt(step, last));
        return _events;
    }

    /// <summary>Takes a line.</summary>
    /// <param name="entry">The line.</param>
    public void Take(JournalEntry entry)
    {
        var (failure, word) = (StepFailure.From(entry.Facts), PersonsWord.From(entry.Facts));
        switch (entry.Event)
        {
            case CaseEvents.Started:
                var earlier = _begun.TryGetValue(entry.Step, out var begun) ? begun.Attempt : _events.Where(one => one.Step == entry.Step).Select(one => one.Attempt).DefaultIfEmpty().Max();
                Interrupt(entry.Step, entry.At);
                _begun[entry.Step] = (entry.At, earlier + 1);
                break;
            case CaseEvents.Done:
                Add(entry, ReportOutcome.Done, null, Decision(entry.Facts));
                break;
            case CaseEvents.Failed:
                Add(entry, ReportOutcome.Failed, null, failure.Message, failure);
                break;
            case CaseEvents.Gone:
                Add(entry, ReportOutcome.Gone, null, failure.Message, failure);
                break;
            case CaseEvents.Refused:
                Add(entry, ReportOutcome.Refused, word.By, failure.Message, failure);
                break;
            case CaseEvents.Attested:
                Add(entry, ReportOutcome.Said, $"{word.By} ({ContactRoles.TitleOf(word.Role)})", word.Note);
                break;
            case CaseEvents.Retracted:
                Add(entry, ReportOutcome.Retracted, word.By, RetractedWord.From(entry.Facts).Message);
                break;
            case CaseEvents.Approved:
                Add(entry, ReportOutcome.Approved, word.By);
                break;
            case CaseEvents.Accepted:
                Add(entry, ReportOutcome.Accepted, $"{word.By} ({ContactRoles.TitleOf(word.Role)})");
                break;
            case CaseEvents.Denied:
                Add(entry, ReportOutcome.Remarked, word.By, CustomerWord.From(entry.Facts).Remark);
                break;
            case CaseEvents.CalledOff when CallOff.From(entry.Facts) is { } off:
                Add(entry, ReportOutcome.CalledOff, off.By, off.Reason);
                break;
            case CaseEvents.TurnBackDecided:
                Add(entry, ReportOutcome.Decided, word.By);
                break;
            case CaseEvents.RollbackStarted:
                Add(entry, ReportOutcome.WayBack, word.By, WayBack.From(entry.Facts).Reason);
                break;
        }
    }

    private void Add(JournalEntry entry, ReportOutcome outcome, string? by = null, string? message = null, StepFailure? failure = null)
    {
        var isEnd = outcome is ReportOutcome.Done or ReportOutcome.Failed;
        var begun = _begun.TryGetValue(entry.Step, out var attempt) && isEnd;
        if (begun)
        {
            _begun.Remove(entry.Step);
        }

        _events.Add(new ReportedEvent
        {
            Step = entry.Step,
            From = begun ? local(attempt.At) : outcome == ReportOutcome.Said && _turn is { } turn ? local(turn) : null,
            Until = local(entry.At),
            Attempt = begun ? attempt.Attempt : 0,
            Outcome = outcome,
            By = string.IsNullOrEmpty(by) ? null : by,
            Message = string.IsNullOrEmpty(message) ? null : message,
            ErrorId = string.IsNullOrEmpty(failure?.ErrorId) ? null : failure!.ErrorId,
            Remedy = failure?.Remedy ?? Remedy(failure?.ErrorId),
            Evidence = [.. entry.Evidence.Select(file => $"{file.File} {file.Sha256}")],
        });
        _turn = outcome is ReportOutcome.Done or ReportOutcome.Said ? entry.At : _turn;
    }

    // Whoever reads that a step is done reads, too, that somebody answered for what was not.
    private static string? Decision(LineFacts facts) =>
        FolderDecision.From(facts) is { } carried ? Decided(carried.By, carried.Found)
        : FolderReturnDecision.From(facts) is { } returned ? Decided(returned.By, returned.Found)
        : PlaceDecision.From(facts) is { } place ? Decided(place.By, place.Checks)
        : null;

    private static string Decided(string by, IEnumerable<string> found) => SR.ReportDecidedBy.With(by, string.Join("; ", found));

    private void Interrupt(string step, DateTimeOffset at)
    {
        if (_begun.TryGetValue(step, out var attempt))
        {
            _begun.Remove(step);
            _events.Add(new ReportedEvent { Step = step, From = local(attempt.At), Until = local(at), Attempt = attempt.Attempt, Outcome = ReportOutcome.Interrupted });
        }
    }

    // A journal of a module before 0.2.0 keeps nothing of the remedy: its places are left open, as in the help's tables of errors.
    private static string? Remedy(string? errorId)
    {
        if (!ErrorRegister.All.Any(error => error.ErrorId == errorId))
        {
            return null;
        }

        var text = SR.ResourceManager.GetString(errorId + "_RemedyInCase", CultureInfo.CurrentUICulture) ?? SR.ResourceManager.GetString(errorId + "_Remedy", CultureInfo.CurrentUICulture);
        return text is null ? null : Regex.Replace(text, @"\{\d+[^}]*\}", "…");
    }
}
