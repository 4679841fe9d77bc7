using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// Folders that are copied off the old server for a case: any time from the approval on while that server may still be on, the bulk of it days before the
/// night if possible. The step that asks for them stays the case's own (clauses P2, S2).
/// </summary>
public static class CaseFolders
{
    /// <summary>Refuses what the case has no place for.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="destination">Full path of the folder that gets the copies.</param>
    /// <returns>The plan of the case.</returns>
    /// <exception cref="MigrationException">FoldersOnOldServer, and why it may not be done now.</exception>
    public static CasePlan Require(string folder, TimeProvider clock, string destination) =>
        OldServerExport.Require(folder, clock, destination, server => MigrationException.Because(nameof(SR.FoldersOnOldServer), destination, destination, server));

    /// <summary>Refuses to begin with what takes hours while its end could not be kept: the journal is another's, or may not be written.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="Errors.MigrationException">CaseInUse, FileAccessDenied and their kin.</exception>
    public static void RequireJournal(string folder, TimeProvider clock) => MigrationCase.Open(folder, clock).Dispose();

    /// <summary>Keeps that a folder was copied.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="source">The folder that was copied.</param>
    /// <param name="list">Full path of the copy's list.</param>
    /// <param name="sha256">SHA-256 of the list's lines before its last.</param>
    public static void Keep(string folder, TimeProvider clock, string source, string list, string sha256) =>
        Record(folder, clock, plan => new CarriedFolder(VenueFolder.NameOf(plan, source), Environment.MachineName, list, sha256));

    /// <summary>Keeps that a folder is not on the computer that looked.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="source">The folder.</param>
    public static void KeepAbsent(string folder, TimeProvider clock, string source) =>
        Record(folder, clock, plan => new CarriedFolder(VenueFolder.NameOf(plan, source), Environment.MachineName, List: null, Sha256: null));

    /// <summary>Keeps what lies beside the Jupiter program and in no folder that is carried.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="program">The folder of the program.</param>
    /// <param name="names">What is in it.</param>
    public static void KeepBeside(string folder, TimeProvider clock, string program, IReadOnlyList<string> names)
    {
        using var migration = MigrationCase.Open(folder, clock);
        migration.Record("", CaseEvents.LookedBeside, [new LeftBeside(program, Environment.MachineName, [.. names])]);
    }

    /// <summary>The folders that are carried for a case: those of the venue, and what was copied besides.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <returns>Their paths.</returns>
    public static IReadOnlyList<string> Carried(string folder, TimeProvider clock)
    {
        using var migration = MigrationCase.Look(folder, clock);
        return [.. migration.Plan.Venue.Folders.Concat(migration.State.Folders.Copied.Values.Where(carried => carried.List is not null).Select(carried => carried.Folder))
            .Distinct(VenueFolder.Names)];
    }

    private static void Record(string folder, TimeProvider clock, Func<CasePlan, CarriedFolder> fact)
    {
        using var migration = MigrationCase.Open(folder, clock);
        migration.Record("", CaseEvents.FolderCarried, [fact(migration.Plan)]);
    }
}
