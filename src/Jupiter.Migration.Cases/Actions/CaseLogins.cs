using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Who comes in to the database of a case: known before the old server is closed, asked for on the new one (clauses R2, R4b).</summary>
internal static class CaseLogins
{
    private static readonly CheckDefinition Prepared = CheckRegister.Find("Entry.Prepared");

    /// <summary>
    /// Asks the old server who is connected, and the journal what the new one said of them in its safe network: later there is nobody who could be
    /// asked for what is missing.
    /// </summary>
    /// <param name="context">The step.</param>
    /// <param name="old">The old server.</param>
    /// <param name="database">The database.</param>
    /// <returns>The result; none where the engine knows no logins.</returns>
    public static IEnumerable<CheckResult> CheckPrepared(StepContext context, IDatabaseInstance old, CaseDatabase database)
    {
        if (old is not ILoginStore store)
        {
            return [];
        }

        var asked = context.Case.State.AskedLogins;
        var used = store.ReadEntry(database.Name, context.Cancellation).Used.Where(login => EntryCheck.IsOfPos(login, context.Plan.ProgramName)).ToLookup(login => asked?.Knows(login.Name));
        var (refused, unknown) = (Names(used[false]), Names(used[null]));

        // A reinstallation has no new server that could be asked. Elsewhere what the file of logins carries can still be made after the restore.
        var isCarried = used[null].All(login => login.Kind == LoginKind.SqlLogin && !login.IsBuiltInAdministrator());
        // Whoever waived that a login is refused has answered for it here, too: the night is not stricter than its trial.
        var status = used[false].Any(login => !context.Waived.Contains(EntryCheck.IdOf(login), StringComparer.OrdinalIgnoreCase)) ? CheckStatus.Fail
            : !isCarried && context.Plan.Kind != MigrationKind.OsReinstall ? CheckStatus.Unknown
            : refused.Length + unknown.Length > 0 || used.Count == 0 ? CheckStatus.Warning
            : CheckStatus.Pass;
        var found = refused.Length > 0 ? SR.EntryRefused.With(refused)
            : unknown.Length > 0 ? SR.EntryNotAsked.With(unknown)
            : used.Count == 0 ? SR.EntryNobody
            : SR.EntryPrepared;
        return [Prepared.Result(status, database.Name, SR.EntryPrepared, found, Names(used.SelectMany(login => login)))];
    }

    /// <summary>Asks the new server whether those who came in on the old one may enter.</summary>
    /// <param name="context">The step.</param>
    /// <param name="target">The new server, with the database.</param>
    /// <param name="database">The database.</param>
    /// <param name="manifest">The manifest of its final backup.</param>
    /// <returns>The results; none where the engine knows no logins.</returns>
    public static IReadOnlyList<CheckResult> CheckEntry(StepContext context, IDatabaseInstance target, CaseDatabase database, BackupManifest manifest) =>
        EntryCheck.Run(target, database.Name, Recorded(context, manifest), context.Plan.ProgramName, context.Cancellation);

    /// <summary>Who came in on the old server, with what the new one has been seen to know already.</summary>
    /// <param name="context">The step.</param>
    /// <param name="manifest">The manifest of a backup.</param>
    /// <returns>Who came in; null where it does not tell.</returns>
    public static EntryRecord? Recorded(StepContext context, BackupManifest manifest) => manifest.BackupSet?.Entry is { } entry
        ? entry with { IsAdministratorProved = entry.Used.Any(login => login.IsBuiltInAdministrator() && context.Case.State.AskedLogins?.Knows(login.Name) == true) }
        : null;

    private static string Names(IEnumerable<RecordedLogin> logins) => string.Join(", ", logins.Select(login => login.Name).Distinct());
}
