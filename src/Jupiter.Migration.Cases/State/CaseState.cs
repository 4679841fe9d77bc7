using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.State;

/// <summary>What the journal comes to: a pure replay, line by line. The same lines make the same state on every machine at any time.</summary>
public sealed class CaseState
{
    private static readonly string[] OtherServerIsOn = [nameof(SR.BothServersPresent), nameof(SR.OldServerIsOn), nameof(SR.NewServerAnswers)];

    // The steps at which people switch the servers off (clauses R3a, R9).
    private const string OldServerOff = "R3a";
    private const string NewServerOff = "B3";

    private readonly Dictionary<string, StepRecord> _steps = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ApprovalRecord> _approvals = [];
    private readonly List<string> _clockEvents = [];

    /// <summary>When the case was made.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>The approvals, oldest first.</summary>
    public IReadOnlyList<ApprovalRecord> Approvals => _approvals;

    /// <summary>The acceptance, or null.</summary>
    public AcceptanceRecord? Acceptance { get; private set; }

    /// <summary>The last remark, or null; a completion notice after it starts anew.</summary>
    public AcceptanceRecord? Remark { get; private set; }

    /// <summary>The way back, or null while nobody chose it.</summary>
    public RollbackRecord? Rollback { get; private set; }

    /// <summary>Whether the code of the old server's tag was read aloud since that server was last let on.</summary>
    public bool IsOldServerTagRead { get; private set; }

    /// <summary>Whether the code of the new server's tag was read aloud.</summary>
    public bool IsNewServerTagRead { get; private set; }

    /// <summary>When a step last failed because the other server was on: whatever silence was known before counts for nothing any more.</summary>
    public DateTimeOffset? OtherServerSeenAt { get; private set; }

    /// <summary>
    /// When the absence of the old server was first known after it was last seen on, by its tag or by a question; null while nobody asked since.
    /// </summary>
    public DateTimeOffset? OldServerSeenOffAt { get; private set; }

    /// <summary>What was noticed about the clock, oldest first.</summary>
    public IReadOnlyList<string> ClockEvents => _clockEvents;

    /// <summary>
    /// The latest time that a line bears since whoever approves last corrected the clock; null before the first line. What comes later in the
    /// journal with an earlier time does not put it back.
    /// </summary>
    public DateTimeOffset? Latest { get; private set; }

    /// <summary>The last line, or null.</summary>
    public JournalEntry? Last { get; private set; }

    /// <summary>What is known of a step.</summary>
    /// <param name="id">The step.</param>
    /// <returns>Its record; an empty one for a step that nothing is known of.</returns>
    public StepRecord Of(string id) => _steps.TryGetValue(id, out var record) ? record : new StepRecord();

    /// <summary>Takes the next line.</summary>
    /// <param name="entry">The line.</param>
    public void Apply(JournalEntry entry)
    {
        Last = entry;
        Latest = Latest > entry.At ? Latest : entry.At;
        switch (entry.Event)
        {
            case CaseEvents.Created:
                CreatedAt = entry.At;
                break;
            case CaseEvents.Approved:
                _approvals.Add(Approval(entry));
                break;
            case CaseEvents.Started:
                Start(Record(entry.Step), entry);
                break;
            case CaseEvents.Done:
                Finish(Record(entry.Step), entry);
                break;
            case CaseEvents.Failed:
                Record(entry.Step).ErrorId = Text(entry, "errorId");
                Record(entry.Step).Error = Text(entry, "message");
                Contradict(entry);
                break;
            case CaseEvents.Refused:
                Record(entry.Step).Refusal = Text(entry, "message");
                Contradict(entry);
                break;
            case CaseEvents.Attested:
                Attest(Record(entry.Step), entry);
                break;
            case CaseEvents.Retracted:
                Retract(Record(entry.Step), entry);
                break;
            case CaseEvents.TagRead:
                IsOldServerTagRead |= Text(entry, "server") == TaggedServer.Old;
                IsNewServerTagRead |= Text(entry, "server") == TaggedServer.New;
                Keep(Record(entry.Step), entry);
                SeeOff(Text(entry, "server") == TaggedServer.Old, entry);
                break;
            case CaseEvents.Accepted:
                Acceptance = new AcceptanceRecord { By = Text(entry, "by"), Role = Text(entry, "role"), At = entry.At };
                break;
            case CaseEvents.Denied:
                Remark = new AcceptanceRecord { By = Text(entry, "by"), Remark = Text(entry, "remark"), At = entry.At };
                List(entry, "reset").ToList().ForEach(step => _steps.Remove(step));
                break;
            case CaseEvents.RollbackStarted:
                Rollback = new RollbackRecord
                {
                    By = Text(entry, "by"),
                    Reason = Text(entry, "reason"),
                    At = entry.At,
                    Steps = List(entry, "steps"),
                    IsUnreachable = Text(entry, "unreachable") == "true",
                };
                break;
            case CaseEvents.NewServerLost:
                Rollback!.IsUnreachable = true;
                break;
            case JournalEvents.ClockCorrected:
                Correct(entry);
                Forget(PresenceKeys.IsSilence);
                _clockEvents.Add(entry.Event + " " + entry.At.ToString("O", CultureInfo.InvariantCulture));
                break;
            case JournalEvents.ClockWentBack or JournalEvents.ClockChanged:
                Forget(PresenceKeys.IsSilence);
                _clockEvents.Add(entry.Event + " " + entry.At.ToString("O", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Start(StepRecord record, JournalEntry entry)
    {
        record.FollowsInterruption |= record.IsInterrupted;
        record.StartedAt = entry.At;
        record.Attempts++;
        record.ErrorId = record.Error = "";
    }

    private void Finish(StepRecord record, JournalEntry entry)
    {
        record.DoneAt = entry.At;
        record.Data = entry.Data;
        record.Refusal = "";
        SeeOff(entry.Data.ContainsKey(PresenceKeys.OldServer + PresenceKeys.Absence), entry);
    }

    // What expired by the clock that ran ahead stays expired; what was seen in a future that does not come was seen by now.
    private void Correct(JournalEntry entry)
    {
        foreach (var approval in _approvals.Where(approval => approval.NotAfter < Latest))
        {
            approval.IsSpent = true;
        }

        Latest = entry.At;
        OtherServerSeenAt = Earlier(OtherServerSeenAt, entry.At);
        OldServerSeenOffAt = Earlier(OldServerSeenOffAt, entry.At);
        foreach (var record in _steps.Values)
        {
            record.DoneAt = Earlier(record.DoneAt, entry.At);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? time, DateTimeOffset than) => time > than ? than : time;

    // A word that the network contradicts stays in the journal, and is shown for what it was.
    private void Contradict(JournalEntry entry)
    {
        if (!OtherServerIsOn.Contains(Text(entry, "errorId")))
        {
            return;
        }

        OtherServerSeenAt = entry.At;
        OldServerSeenOffAt = null;

        // What was said and decided of it before was about a server that was taken for absent.
        IsOldServerTagRead &= Rollback is not null;
        IsNewServerTagRead &= Rollback is null;
        Forget(key => key == PresenceKeys.DecidedBy || PresenceKeys.IsSilence(key));
        foreach (var word in Of(Rollback is null ? OldServerOff : NewServerOff).Attestations)
        {
            word.RefutedAt ??= entry.At;
        }
    }

    private static void Keep(StepRecord record, JournalEntry entry) => record.Data = record.Data
        .Where(pair => !entry.Data.ContainsKey(pair.Key)).Concat(entry.Data).ToDictionary(pair => pair.Key, pair => pair.Value);

    private void Forget(Func<string, bool> isForgotten)
    {
        foreach (var record in _steps.Values)
        {
            record.Data = record.Data.Where(pair => !isForgotten(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        }
    }

    private void SeeOff(bool isOff, JournalEntry entry) => OldServerSeenOffAt ??= isOff ? entry.At : null;

    private static void Attest(StepRecord record, JournalEntry entry)
    {
        record.Attestations.Add(new StepAttestation
        {
            By = Text(entry, "by"),
            Role = Text(entry, "role"),
            Party = Text(entry, "party") == nameof(ResponsibleParty.Customer) ? ResponsibleParty.Customer : ResponsibleParty.Jupiter,
            Note = Text(entry, "note"),
            At = entry.At,
        });
        Keep(record, entry);
        record.WasSaid = true;
        record.Refusal = "";
        if (Text(entry, "complete") == "true")
        {
            record.DoneAt = entry.At;
        }
    }

    // What came with the word goes with it: the tag that was read, the silence that was noted, the decision about what answered.
    private void Retract(StepRecord record, JournalEntry entry)
    {
        record.Attestations.RemoveAll(word => word.By == Text(entry, "by"));
        record.DoneAt = null;
        record.Data = new Dictionary<string, string>();
        record.Refusal = Text(entry, "message");
        IsOldServerTagRead &= entry.Step != OldServerOff;
        IsNewServerTagRead &= entry.Step != NewServerOff;
    }

    private static ApprovalRecord Approval(JournalEntry entry) => new()
    {
        By = Text(entry, "by"),
        At = entry.At,
        Plan = Text(entry, "plan"),
        NotBefore = Time(entry, "notBefore"),
        NotAfter = Time(entry, "notAfter"),
        Account = entry.Account + "@" + entry.Machine,
        Certificate = Text(entry, "certificate"),
        Signature = Text(entry, "signature"),
    };

    // What can't be read grants nothing: a time that is none lies before every window.
    private static DateTimeOffset Time(JournalEntry entry, string key) => DateTimeOffset.TryParse(
        Text(entry, key), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : DateTimeOffset.MinValue;

    private static string[] List(JournalEntry entry, string key) => Text(entry, key).Split([','], StringSplitOptions.RemoveEmptyEntries);

    private static string Text(JournalEntry entry, string key) => entry.Data.TryGetValue(key, out var value) ? value : "";

    private StepRecord Record(string id)
    {
        if (!_steps.TryGetValue(id, out var record))
        {
            _steps.Add(id, record = new StepRecord());
        }

        return record;
    }
}
