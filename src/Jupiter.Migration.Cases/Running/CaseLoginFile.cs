using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// A file of logins that is written for a case: any time from the approval on while the old server may still be on, days before the night if
/// possible. The step that asks for it stays the case's own (clauses R2, S2).
/// </summary>
public static class CaseLoginFile
{
    /// <summary>Refuses what the case has no place for.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="path">Full path of the file that is to be written.</param>
    /// <returns>The plan of the case.</returns>
    /// <exception cref="MigrationException">LoginsOnOldServer, and why it may not be done now.</exception>
    public static CasePlan Require(string folder, TimeProvider clock, string path) =>
        OldServerExport.Require(folder, clock, path, server => MigrationException.Because(nameof(SR.LoginsOnOldServer), path, path, server));

    /// <summary>Keeps what was written.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="sha256">SHA-256 of the encrypted file.</param>
    /// <param name="logins">The logins in it, by name.</param>
    public static void Keep(string folder, TimeProvider clock, string path, string sha256, IReadOnlyList<string> logins)
    {
        using var migration = MigrationCase.Open(folder, clock);
        migration.Record("", CaseEvents.LoginsExported, [new CarriedLogins(path, sha256, logins)]);
    }

    /// <summary>Keeps, before anything is written, where copies of master and msdb lie unencrypted for a moment: they are found again after a crash.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="unencrypted">Their paths.</param>
    public static void Announce(string folder, TimeProvider clock, IReadOnlyList<string> unencrypted)
    {
        using var migration = MigrationCase.Open(folder, clock);
        migration.Record("", CaseEvents.SystemCopiesBegun, [new SystemCopies([], [], unencrypted, [])]);
    }

    /// <summary>Keeps what came of it, also of a run that failed.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="copies">Paths of the encrypted copies, with their SHA-256; none of a run that did not finish them.</param>
    /// <param name="removed">Which of the announced paths hold no unencrypted copy any more.</param>
    public static void End(string folder, TimeProvider clock, IReadOnlyCollection<(string File, string Sha256)> copies, IReadOnlyList<string> removed)
    {
        using var migration = MigrationCase.Open(folder, clock);
        migration.Record("", CaseEvents.SystemCopiesEnded, [new SystemCopies([.. copies.Select(copy => copy.File)], [.. copies.Select(copy => copy.Sha256)], [], removed)]);
    }

    /// <summary>Keeps a person's word that an unencrypted copy was deleted where this computer does not look. One that it sees is not talked away.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="word">Who says it, and the path as the journal has it.</param>
    /// <returns>Whether the word is of such a place.</returns>
    /// <exception cref="MigrationException">PersonUnknown.</exception>
    internal static bool TrySayRemoved(MigrationCase migration, StepWord word)
    {
        var place = migration.State.SystemCopies?.Unencrypted.FirstOrDefault(path => path == word.Note.Trim());
        if (place is null || File.Exists(place))
        {
            return false;
        }

        var person = CasePerson.Find(migration.Plan, word.By);
        migration.Record(
            "", CaseEvents.SystemCopiesEnded,
            [new SystemCopies([], [], [], [place]), new PersonsWord(person.Name, person.Role, person.Party, word.Note, IsComplete: true)]);
        return true;
    }
}
