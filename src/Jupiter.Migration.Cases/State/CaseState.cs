using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.State;

/// <summary>What the journal comes to: a pure replay, line by line. The same lines make the same state on every machine at any time.</summary>
public sealed class CaseState
{
    private static readonly string[] OtherServerIsOn = [nameof(SR.BothServersPresent), nameof(SR.OldServerIsOn), nameof(SR.NewServerAnswers)];

    // The steps at which people switch the servers off (clauses R3a, R9).
    private const string OldServerOff = "R3a";
    private const string NewServerOff = "B3";
    private const string TrialBackup = "P3t.Backup";

    // The watch writes lines while a step is at work, and that one reads what is known meanwhile: so nothing here changes under a reader.
    private readonly ConcurrentDictionary<string, StepRecord> _steps = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ApprovalRecord> _approvals = [];
    private IReadOnlyList<string> _clockEvents = [];
    private readonly List<CarriedLogins> _loginFiles = [];

    /// <summary>The approvals, oldest first.</summary>
    public IReadOnlyList<ApprovalRecord> Approvals => _approvals;

    /// <summary>The acceptance, or null.</summary>
    public AcceptanceRecord? Acceptance { get; private set; }

    /// <summary>The last remark, or null; a completion notice after it starts anew.</summary>
    public AcceptanceRecord? Remark { get; private set; }

    /// <summary>That the work was called off; null while nobody did, or it was approved again since.</summary>
    public CallOffRecord? CalledOff { get; private set; }

    /// <summary>The way back, or null while nobody chose it.</summary>
    public RollbackRecord? Rollback { get; private set; }

    /// <summary>Whether the code of the old server's tag was read aloud since that server was last let on.</summary>
    public bool IsOldServerTagRead { get; private set; }

    /// <summary>Whether the code of the new server's tag was read aloud.</summary>
    public bool IsNewServerTagRead { get; private set; }

    /// <summary>What the new server last said of the logins of the POS terminals; null while nobody asked it.</summary>
    internal AskedLogins? AskedLogins { get; private set; }

    /// <summary>The files of logins that were written for the case, oldest first; one that was written again counts as it is now.</summary>
    internal IReadOnlyList<CarriedLogins> LoginFiles => _loginFiles;

    /// <summary>The folders of the venue: copied, put back, and what lies beside them.</summary>
    internal FolderState Folders { get; } = new();

    /// <summary>The copies of master and msdb, and where unencrypted ones may lie; null while nobody asked for any.</summary>
    internal SystemCopies? SystemCopies { get; private set; }

    /// <summary>The settings of the old server that were changed or were about to be, each once, with what it was before; in the order of the changes.</summary>
    internal IReadOnlyList<SettingChange> Changes { get; private set; } = [];

    /// <summary>When a step last failed because the other server was on: whatever silence was known before counts for nothing any more.</summary>
    public DateTimeOffset? OtherServerSeenAt { get; private set; }

    /// <summary>
    /// When the absence of the old server was first known after it was last seen on, by its tag or by a question; null while nobody asked since.
    /// </summary>
    public DateTimeOffset? OldServerSeenOffAt { get; private set; }

    /// <summary>When a step was last refused because the turn-back time was over; null while none was.</summary>
    internal DateTimeOffset? TurnBackRefusedAt { get; private set; }

    /// <summary>The opening for whose sake the customer last decided not to turn back; null while nobody did.</summary>
    internal DateTimeOffset? TurnBackDecidedFor { get; private set; }

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
        AskedLogins = AskedLogins.From(entry.Facts)?.After(AskedLogins) ?? AskedLogins;
        SystemCopies = SystemCopies.From(entry.Facts)?.After(SystemCopies) ?? SystemCopies;
        switch (entry.Event)
        {
            case CaseEvents.LoginsExported when CarriedLogins.From(entry.Facts) is { } carried:
                _loginFiles.RemoveAll(earlier => earlier.File == carried.File);
                _loginFiles.Add(carried);
                break;
            case CaseEvents.FolderCarried or CaseEvents.FolderReturned or CaseEvents.LookedBeside:
                Folders.Apply(entry);
                break;
            case CaseEvents.SettingChanging when SettingChange.From(entry.Facts) is { } change:

                // What a retry finds stopped was running when the first attempt came to it.
                var ran = change.Ran || Changes.Any(earlier => earlier.Key == change.Key && earlier.Ran);
                Changes = [.. Changes.Where(earlier => earlier.Key != change.Key), change with { Ran = ran }];
                break;
            case CaseEvents.Approved:
                _approvals.Add(Approval(entry));
                CalledOff = null;
                break;
            case CaseEvents.CalledOff when CallOff.From(entry.Facts) is { } off:
                CalledOff = new CallOffRecord { By = off.By, At = entry.At, Reason = off.Reason };
                _approvals.ForEach(approval => approval.IsCalledOff = true);
                break;
            case CaseEvents.Started:
                Start(Record(entry.Step), entry);
                break;
            case CaseEvents.Done:
                Finish(Record(entry.Step), entry);
                break;
            case CaseEvents.Failed:
                Record(entry.Step).Fail(entry.At, StepFailure.From(entry.Facts));
                ForgetLost(entry);
                Contradict(entry);
                break;
            case CaseEvents.Refused:
                Refuse(Record(entry.Step), entry);
                Contradict(entry);
                break;
            case CaseEvents.Gone:
                LostFact.From(entry.Facts)?.Reopens.ToList().ForEach(step => Record(step).Reopen(entry.At, StepFailure.From(entry.Facts)));
                Contradict(entry);
                break;
            case CaseEvents.Attested:
                Attest(Record(entry.Step), entry);
                break;
            case CaseEvents.Retracted:
                Retract(Record(entry.Step), entry);
                break;
            case CaseEvents.TagRead:
                var tag = TagReading.From(entry.Facts).Server;
                IsOldServerTagRead |= tag == TaggedServer.Old;
                IsNewServerTagRead |= tag == TaggedServer.New;
                Keep(Record(entry.Step), entry);
                SeeOff(tag == TaggedServer.Old, entry);
                break;
            case CaseEvents.Accepted:
                var accepted = CustomerWord.From(entry.Facts);
                Acceptance = new AcceptanceRecord { By = accepted.By, At = entry.At };
                break;
            case CaseEvents.Denied:
                var denied = CustomerWord.From(entry.Facts);
                Remark = new AcceptanceRecord { By = denied.By, Remark = denied.Remark!, At = entry.At };
                denied.Reset.ToList().ForEach(step => _steps.TryRemove(step, out _));
                break;
            case CaseEvents.TurnBackDecided when TurnBackDecision.From(entry.Facts) is { } decision:
                TurnBackDecidedFor = decision.Opening;
                break;
            case CaseEvents.RollbackStarted:
                var back = WayBack.From(entry.Facts);
                Rollback = new RollbackRecord { At = entry.At, Steps = back.Steps, IsUnreachable = back.IsUnreachable };
                break;
            case CaseEvents.NewServerLost:
                Rollback!.IsUnreachable = true;
                break;
            case JournalEvents.ClockCorrected:
                Correct(entry);
                Forget(ServerFact.WithoutSilence);
                _clockEvents = [.. _clockEvents, entry.Event + " " + entry.At.ToString("O", CultureInfo.InvariantCulture)];
                break;
            case JournalEvents.ClockWentBack or JournalEvents.ClockChanged:
                Forget(ServerFact.WithoutSilence);
                _clockEvents = [.. _clockEvents, entry.Event + " " + entry.At.ToString("O", CultureInfo.InvariantCulture)];
                break;
        }
    }

    // Without its backup no trial can go on: that one is taken again, or found where it was carried to.
    private void ForgetLost(JournalEntry entry)
    {
        if (StepFailure.From(entry.Facts).ErrorId == nameof(SR.TrialBackupGone))
        {
            _steps.TryRemove(TrialBackup, out _);
        }
    }

    private static void Start(StepRecord record, JournalEntry entry)
    {
        record.FollowsInterruption |= record.IsInterrupted;
        record.StartedAt = entry.At;
        record.DoneAt = null;
        record.Attempts++;
        (record.ErrorIdBefore, record.ErrorBefore) = (record.ErrorId, record.Error);
        record.ErrorId = record.Error = record.Remedy = "";
    }

    private void Refuse(StepRecord record, JournalEntry entry)
    {
        var refusal = StepFailure.From(entry.Facts);
        record.Refuse(entry.At, refusal.Message, refusal.Remedy);
        TurnBackRefusedAt = refusal.ErrorId == nameof(SR.TurnBackPassed) ? entry.At : TurnBackRefusedAt;
    }

    private void Finish(StepRecord record, JournalEntry entry)
    {
        record.DoneAt = entry.At;
        record.GoneAt = null;
        record.Facts = entry.Facts;
        record.Refusal = record.Remedy = "";
        SeeOff(ServerFact.AbsenceOf(isOld: true, entry.Facts) is not null, entry);
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
            (record.DoneAt, record.ErrorAt) = (Earlier(record.DoneAt, entry.At), Earlier(record.ErrorAt, entry.At));
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? time, DateTimeOffset than) => time > than ? than : time;

    // A word that the network contradicts stays in the journal, and is shown for what it was.
    private void Contradict(JournalEntry entry)
    {
        if (!OtherServerIsOn.Contains(StepFailure.From(entry.Facts).ErrorId))
        {
            return;
        }

        OtherServerSeenAt = entry.At;
        OldServerSeenOffAt = null;

        // What was said and decided of it before was about a server that was taken for absent.
        IsOldServerTagRead &= Rollback is not null;
        IsNewServerTagRead &= Rollback is null;
        Forget(facts => AbsenceDecision.Without(ServerFact.WithoutSilence(facts)));
        foreach (var word in Of(Rollback is null ? OldServerOff : NewServerOff).Attestations)
        {
            word.RefutedAt ??= entry.At;
        }
    }

    private static void Keep(StepRecord record, JournalEntry entry) => record.Facts = record.Facts.And(entry.Facts);

    private void Forget(Func<LineFacts, LineFacts> without)
    {
        foreach (var record in _steps.Values)
        {
            record.Facts = without(record.Facts);
        }
    }

    private void SeeOff(bool isOff, JournalEntry entry) => OldServerSeenOffAt ??= isOff ? entry.At : null;

    private static void Attest(StepRecord record, JournalEntry entry)
    {
        var word = PersonsWord.From(entry.Facts);
        record.Attestations.Add(new StepAttestation { By = word.By, Role = word.Role, Party = word.Party, Note = word.Note, At = entry.At });
        Keep(record, entry);
        record.WasSaid = true;
        record.Refusal = record.Remedy = "";
        if (word.IsComplete)
        {
            record.DoneAt = entry.At;
        }
    }

    // What came with the word goes with it: the tag that was read, the silence that was noted, the decision about what answered.
    private void Retract(StepRecord record, JournalEntry entry)
    {
        var retracted = RetractedWord.From(entry.Facts);
        record.Attestations.RemoveAll(word => word.By == retracted.By);
        record.DoneAt = null;
        record.Facts = new LineFacts();
        record.Refuse(entry.At, retracted.Message, null);
        IsOldServerTagRead &= entry.Step != OldServerOff;
        IsNewServerTagRead &= entry.Step != NewServerOff;
    }

    private static ApprovalRecord Approval(JournalEntry entry)
    {
        var approved = ApprovedPlan.From(entry.Facts);
        return new ApprovalRecord
        {
            By = approved.By,
            At = entry.At,
            Plan = approved.Plan,
            KeptPlan = entry.Evidence.FirstOrDefault(file => file.File.EndsWith("-plan.json", StringComparison.Ordinal)),
            NotBefore = approved.NotBefore,
            NotAfter = approved.NotAfter,
            IsForTrial = approved.IsForTrial,
            Account = entry.Account + "@" + entry.Machine,
            Certificate = approved.Certificate!,
            Signature = approved.Signature!,
        };
    }

    private StepRecord Record(string id) => _steps.GetOrAdd(id, _ => new StepRecord());
}
