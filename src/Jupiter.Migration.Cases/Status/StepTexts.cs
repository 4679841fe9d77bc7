using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Status;

/// <summary>What people read of a step.</summary>
internal static class StepTexts
{
    /// <summary>Its title.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The text.</returns>
    public static string Title(StepDefinition step) => Text("Step_" + step.Text + "_Title", CultureInfo.CurrentUICulture);

    /// <summary>What has to be done.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <returns>The text.</returns>
    public static string Instruction(MigrationCase migration, StepDefinition step) =>
        Filled(migration, Key(migration, step, "_Do"), CultureInfo.CurrentUICulture) + ForAll(migration.Plan, step);

    /// <summary>The message to the other party.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="culture">Language of the message, whatever the language of the session.</param>
    /// <returns>The text; empty where nobody has to be told.</returns>
    public static string Message(MigrationCase migration, StepDefinition step, string culture)
    {
        var language = CultureInfo.GetCultureInfo(culture);
        return Filled(migration, Key(migration, step, "_Message"), language) is { Length: > 0 } message
            ? message + NewServerLine(migration, step, language) + TurnBackLine(migration, step, language) : "";
    }

    /// <summary>What proves it.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The text.</returns>
    public static string Evidence(StepDefinition step) => Text("Evidence_" + step.Evidence, CultureInfo.CurrentUICulture);

    /// <summary>How it is taken back.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The text.</returns>
    public static string Undo(StepDefinition step) => Text("Undo_" + step.Undo, CultureInfo.CurrentUICulture);

    /// <summary>Who has to act.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step.</param>
    /// <param name="record">What is known of it.</param>
    /// <returns>Names with roles and phone numbers.</returns>
    public static string WaitsFor(CasePlan plan, StepDefinition step, StepRecord record)
    {
        var heard = record.Attestations.Select(attestation => attestation.Party).ToArray();
        return step.IsManual
            ? CasePerson.Of(plan, step.CompletedBy.Where(party => !heard.Contains(party)).ToArray())
            : CasePerson.TryFind(plan, plan.Specialist)!.Name;
    }

    // What the module does is told as done only when it is. A way back ends with a message, whichever its last step is, and speaks of a list only where there is something in it.
    private static string Key(MigrationCase migration, StepDefinition step, string part)
    {
        var (text, record) = ("Step_" + step.Text + part, migration.State.Of(step.Id));
        return !step.IsManual && record.DoneAt is null && part == "_Message" ? text + "Before"
            : migration.State.Rollback is null ? text
            : IsLast(migration, step) && Has(text + "Last") ? text + "Last"
            : WrittenReportAcknowledgement.IsUnknown(migration) && Has(text + "Unknown") ? text + "Unknown"
            : WrittenReportAcknowledgement.Listed(migration) is not { IsEmpty: false } && Has(text + "Empty") ? text + "Empty"
            : text;
    }

    private static bool Has(string key) => SR.ResourceManager.GetString(key, CultureInfo.InvariantCulture) is not null;

    private static bool IsLast(MigrationCase migration, StepDefinition step) => new StepTurns(migration).Steps.Last().Is(step.Id);

    // Whoever hears that the work is over may want his new server back.
    private static string NewServerLine(MigrationCase migration, StepDefinition step, CultureInfo culture) =>
        migration.State.Rollback is { } back && IsLast(migration, step)
        && migration.Procedure.Back.Steps.Any(one => TaggedServer.At(migration.Plan.Kind, one) == TaggedServer.New && back.Steps.Contains(one.Id))
            ? " " + Filled(migration, nameof(SR.NewServerStaysOff), culture) : "";

    // Every message gets the same values, so that a translation may use whichever its sentence needs.
    private static string Filled(MigrationCase migration, string key, CultureInfo culture)
    {
        var (plan, venue) = (migration.Plan, migration.Plan.Venue);
        string Time(DateTimeOffset? time) => time is { } at ? CaseTime.Text(at, venue, culture) : Text(nameof(SR.WeekAfterSwitchOff), culture);
        string List(string separator, string otherwise, IEnumerable<string> items) =>
            string.Join(separator, items) is { Length: > 0 } list ? list : Text(otherwise, culture);

        var computers = venue.Computers.OrderByDescending(computer => computer.IsMainPos).ToArray();
        return string.Format(
            culture,
            Text(key, culture),
            venue.Name,
            Time(plan.StartAt),
            plan.Kind == MigrationKind.ServerReplacement ? plan.OldServer : venue.ServerName,
            plan.NewServer ?? venue.ServerName,
            List(", ", nameof(SR.NothingNamed), computers.Where(computer => computer.IsMainPos).Select(computer => computer.Awaited)),
            List(", ", nameof(SR.NoOtherComputers), computers.Where(computer => !computer.IsMainPos).Select(computer => computer.Awaited)),
            List("; ", nameof(SR.NothingNamed), venue.Folders),
            List("; ", nameof(SR.NothingNamed), venue.Programs.Concat(venue.Services).Concat(venue.ScheduledTasks)),
            plan.Specialist,
            Time(AcceptanceDeadline.Of(migration.State.Of("O7").DoneAt ?? migration.Now)),
            Time(SwitchOff.EndOfWeek(migration)),
            venue.ServerName,
            venue.ManagerPhone,
            string.Join(", ", MachineConsent.Machines(plan)),
            migration.State.Last is { Sha256.Length: > 0 } last ? JournalMark.Of(last) : "—",
            List(", ", nameof(SR.NothingNamed), computers.Select(computer => computer.Awaited)));
    }

    private static string TurnBackLine(MigrationCase migration, StepDefinition step, CultureInfo culture) =>
        step.Window == StepWindow.Open && TurnBack.Of(migration) is { } turn
            ? Environment.NewLine + string.Format(culture, Text(nameof(SR.TurnBackLine), culture), turn.Text(culture)) : "";

    // Most venues have one database, of which nobody has to be told that it is the one.
    private static string ForAll(CasePlan plan, StepDefinition step) => plan.Venue.OtherDatabases.Count > 0 && step.Action is StepAction.CheckVenue or StepAction.TrialBackup
        or StepAction.Trial or StepAction.Lock or StepAction.Backup or StepAction.VerifyBackup or StepAction.Restore or StepAction.Compare or StepAction.AccountWrites
        or StepAction.Unlock or StepAction.RestoreAgain
            ? " " + SR.StepForDatabases.With(string.Join(", ", CaseDatabase.Of(plan)))
            : "";

    private static string Text(string key, CultureInfo culture) => SR.ResourceManager.GetString(key, culture) ?? "";
}
