using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Running;

/// <summary>Records what a person did. It is that person's word: the journal keeps it as an attestation.</summary>
public static class StepCompletion
{
    /// <summary>Records it.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="word">What the person says.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops the copying of a file and the asking of the network.</param>
    /// <param name="open">Opens a database server; null where none can be asked.</param>
    /// <returns>The step.</returns>
    /// <exception cref="MigrationException">
    /// StepNotFound, StepIsAutomatic, StepNeedsAcknowledgement, StepWrongParty, StepAlreadyAttested, PersonUnknown, PathNotFound,
    /// AbsenceCodeWrong, StepHasNoTag, StepTakesNoWatch, StepTakesNoInventory, InventoryHashWrong, InventoryChanged, StepChecksFailed, WatchSawOldServer, OldServerIsOn, NewServerAnswers, ComputersAreOn, and what <see cref="StepTurns.Require"/> throws.
    /// </exception>
    public static StepDefinition Record(
        MigrationCase migration, StepWord word, IOperationObserver observer, CancellationToken cancellation,
        Func<string, CancellationToken, IDatabaseInstance>? open = null)
    {
        migration.Procedure.RequireShipped(migration.Plan);
        var turns = new StepTurns(migration);
        var step = turns.Find(word.Step);
        if (!step.IsManual)
        {
            return step.Action == StepAction.CarryLogins && CaseLoginFile.TrySayRemoved(migration, word)
                ? step
                : throw Because(nameof(SR.StepIsAutomatic), step, step.Id);
        }

        if (step.IsAcknowledgement)
        {
            throw Because(nameof(SR.StepNeedsAcknowledgement), step, step.Id);
        }

        if (word.WatchLog is not null && (step.Due != StepDue.AcceptedAndWeekPassed || migration.Plan.Kind != MigrationKind.ServerReplacement))
        {
            throw Because(nameof(SR.StepTakesNoWatch), step, step.Id);
        }

        var person = CasePerson.Find(migration.Plan, word.By);
        if (!step.CompletedBy.Contains(person.Party))
        {
            throw Because(
                nameof(SR.StepWrongParty), step, step.Id, person.Name, ContactRoles.TitleOf(person.Role),
                CasePerson.Of(migration.Plan, step.CompletedBy.ToArray()));
        }

        var tag = word.AbsenceCode is null ? null : RequireTag(migration, step, word.AbsenceCode);
        if (tag is not null && turns.IsDone(step))
        {
            RecordTag(migration, step, person, tag, HeldAgainst(migration, step, person, tag, observer, cancellation));
            return step;
        }

        TurnBackRule.Decide(migration, word.DecidedBy);
        new StepRun(migration, step).RequireTurn();
        var heard = migration.State.Of(step.Id).Attestations.Select(attestation => attestation.Party).ToArray();
        if (heard.Contains(person.Party))
        {
            throw Because(nameof(SR.StepAlreadyAttested), step, step.Id, person.Name, StepTexts.WaitsFor(migration.Plan, step, migration.State.Of(step.Id)));
        }

        var decided = StepInterlock.TurnsComputersOff(step)
            ? NetworkObjection.Ask(migration, step, person.Name, () => new CaseComputers(migration, word.DecidedBy, cancellation).Off().Facts)
            : [];
        if (step.Is(SwitchOff.StepOf(migration.Plan.Kind)))
        {
            RequireProved(migration, step, person, observer, open, cancellation);
        }

        if (StepInterlock.NeedsOldServerOff(step))
        {
            NetworkObjection.Ask(migration, step, person.Name, () =>
            {
                new CasePresence(migration, null, observer, cancellation).OldIsNotSeen();
                return true;
            });
        }

        var watched = word.WatchLog is null ? null
            : NetworkObjection.Ask(migration, step, person.Name, () => WatchedRetention.Take(migration, word.WatchLog, word.DecidedBy));
        var silence = tag is null ? null : HeldAgainst(migration, step, person, tag, observer, cancellation);
        var inventory = word.Inventory is null ? null : CaseInventory.Read(migration, step, word.Inventory, word.InventoryHash, cancellation);
        _ = inventory is null ? [] : NetworkObjection.Ask(migration, step, person.Name, () => StepChecks.RequireUnrefuted(migration.Plan, step, inventory.Check()));
        var kept = inventory?.Keep();
        EvidenceReference[] files =
        [
            .. kept is { File: { } file } ? [file] : Array.Empty<EvidenceReference>(),
            .. new[] { word.Evidence, word.WatchLog }.OfType<string>()
                .Select(file => migration.Journal.AddEvidence(step.Id + "-" + System.IO.Path.GetFileName(file), file, cancellation)),
        ];
        if (tag is not null)
        {
            RecordTag(migration, step, person, tag, silence!);
        }

        // Something may have been seen while the network was asked.
        new StepRun(migration, step).InTurn(() => migration.Record(
            step.Id,
            CaseEvents.Attested,
            [.. decided, .. kept?.Facts ?? [], .. watched is null ? Array.Empty<LineFact>() : [watched], new PersonsWord(person.Name, person.Role, person.Party, word.Note, step.CompletedBy.All(party => party == person.Party || heard.Contains(party)))],
            files));
        return step;
    }

    // By now a server that is replaced is off, and can't be asked; where the disk is wiped next, the database is still there.
    private static void RequireProved(
        MigrationCase migration, StepDefinition step, CasePerson person, IOperationObserver observer, Func<string, CancellationToken, IDatabaseInstance>? open,
        CancellationToken cancellation)
    {
        var look = new LastLook(migration, step, observer, cancellation);
        look.Require(person.Name, new SecondCopyFact(migration));
        look.Require(person.Name, new FolderCopyFact(migration));
        if (open is null)
        {
            var plan = migration.Plan;
            observer.Warn(SR.LockNotAsked.With(
                plan.Venue.Database, plan.OldServer, CaseTime.Local(migration.State.Of(migration.Procedure.Forward.Find(StepAction.VerifyBackup)!.Id).DoneAt!.Value, plan.Venue)));
        }
        else if (migration.Plan.Kind == MigrationKind.OsReinstall)
        {
            look.Require(person.Name, new LockFact(migration, open));
        }
    }

    private static string RequireTag(MigrationCase migration, StepDefinition step, string code)
    {
        var tag = TaggedServer.At(migration.Plan.Kind, step) ?? throw Because(nameof(SR.StepHasNoTag), step, step.Id);
        var plan = migration.Plan;
        var (server, serial) = tag == TaggedServer.Old ? (plan.OldServer, plan.OldServerSerialSha256) : (plan.NewServer!, plan.NewServerSerialSha256);
        return CaseTag.HasCode(plan, tag == TaggedServer.New, code) || SerialNumber.Fits(code, serial, plan.Id) ? tag : throw PresenceErrors.WrongCode(server);
    }

    private static LineFact HeldAgainst(
        MigrationCase migration, StepDefinition step, CasePerson person, string tag, IOperationObserver observer, CancellationToken cancellation) =>
        NetworkObjection.Ask(migration, step, person.Name, () => new CasePresence(migration, null, observer, cancellation).HoldAgainst(tag));

    private static void RecordTag(MigrationCase migration, StepDefinition step, CasePerson person, string tag, LineFact silence) =>
        migration.Record(step.Id, CaseEvents.TagRead, [silence, new TagReading(person.Name, tag)]);

    private static MigrationException Because(string errorId, StepDefinition step, params object?[] arguments) =>
        MigrationException.Because(errorId, step.Id, arguments);
}
