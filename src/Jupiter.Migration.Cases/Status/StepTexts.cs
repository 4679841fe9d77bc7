using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
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
        Filled(migration, "Step_" + step.Text + "_Do", CultureInfo.CurrentUICulture) + ForAll(migration.Plan, step);

    /// <summary>The message to the other party.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="culture">Language of the message, whatever the language of the session.</param>
    /// <returns>The text; empty where nobody has to be told.</returns>
    public static string Message(MigrationCase migration, StepDefinition step, string culture) =>
        Filled(migration, "Step_" + step.Text + "_Message", CultureInfo.GetCultureInfo(culture)) is { Length: > 0 } message
            ? message + TurnBackLine(migration, step, CultureInfo.GetCultureInfo(culture)) : "";

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
            ? string.Join("; ", step.CompletedBy.Where(party => !heard.Contains(party)).Select(party => CasePerson.Of(plan, party)))
            : CasePerson.TryFind(plan, plan.Specialist)!.Name;
    }

    // Every message gets the same values, so that a translation may use whichever its sentence needs.
    private static string Filled(MigrationCase migration, string key, CultureInfo culture)
    {
        var (plan, venue) = (migration.Plan, migration.Plan.Venue);
        string Time(DateTimeOffset? time) => time is { } at ? CaseTime.Text(at, venue, culture) : "—";

        var rest = venue.Computers.Where(computer => !computer.IsMainPos).Select(computer => computer.Awaited);
        return string.Format(
            culture,
            Text(key, culture),
            venue.Name,
            Time(plan.StartAt),
            plan.Kind == MigrationKind.ServerReplacement ? plan.OldServer : venue.ServerName,
            plan.NewServer ?? venue.ServerName,
            venue.Computers.FirstOrDefault(computer => computer.IsMainPos)?.Awaited ?? "—",
            string.Join(", ", rest),
            List(venue.Folders),
            List(venue.Programs.Concat(venue.Services).Concat(venue.ScheduledTasks)),
            plan.Specialist,
            Time(AcceptanceDeadline.Of(migration.State.Of("O7").DoneAt ?? migration.Now)),
            SwitchOff.EndOfWeek(migration) is { } end ? Time(end) : Text(nameof(SR.WeekAfterSwitchOff), culture),
            venue.ServerName,
            venue.ManagerPhone,
            string.Join(", ", MachineConsent.Machines(plan)),
            migration.State.Last is { Sha256.Length: > 0 } last ? JournalMark.Of(last) : "—");
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

    private static string List(System.Collections.Generic.IEnumerable<string> items) =>
        string.Join("; ", items) is { Length: > 0 } list ? list : "—";

    private static string Text(string key, CultureInfo culture) => SR.ResourceManager.GetString(key, culture) ?? "";
}
