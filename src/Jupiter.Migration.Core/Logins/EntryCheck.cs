using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Logins;

/// <summary>Asks a server whether those who came in on the old one may enter there (clauses R4b, S4c): may enter, never "can sign in", which takes a password.</summary>
public static class EntryCheck
{
    private static readonly CheckDefinition Recorded = CheckRegister.Find("Entry.Recorded");

    /// <summary>Asks.</summary>
    /// <param name="instance">The server, which is to serve the database from now on.</param>
    /// <param name="database">The database there.</param>
    /// <param name="recorded">Who came in on the old server; null where the manifest does not tell.</param>
    /// <param name="programName">Which programs are those of POS terminals, * for any text; who came in with another one is warned of. Null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; none where the engine knows no logins.</returns>
    public static IReadOnlyList<CheckResult> Run(
        IDatabaseInstance instance, string database, EntryRecord? recorded, string? programName, CancellationToken cancellation)
    {
        if (instance is not ILoginStore store)
        {
            return [];
        }

        if (recorded is null)
        {
            return [Recorded.Result(CheckStatus.Warning, database, SR.EntryRecorded, SR.NotRecorded)];
        }

        var asked = store.CheckEntry(database, recorded with { Used = [.. recorded.Used.Select(login => AsPos(login, programName))] }, cancellation);
        return recorded.IsCut ? [Recorded.Result(CheckStatus.Warning, database, SR.EntryRecorded, SR.EntryCut), .. asked]
            : recorded.Used.Count == 0 ? [Recorded.Result(CheckStatus.Warning, database, SR.EntryRecorded, SR.EntryNobody), .. asked]
            : asked;
    }

    /// <summary>Whether a login came in with the program of a POS terminal.</summary>
    /// <param name="login">The login.</param>
    /// <param name="programName">Which programs these are; null for all.</param>
    /// <returns>Whether it did.</returns>
    public static bool IsOfPos(RecordedLogin login, string? programName) => programName is null || ProgramPattern.Matches(programName, login.ProgramName);

    /// <summary>Name of the check by which a login is asked for, and waived.</summary>
    /// <param name="login">The login.</param>
    /// <returns>The name.</returns>
    public static string IdOf(RecordedLogin login) =>
        login.IsBuiltInAdministrator() ? "Entry.Administrator" : login.Kind == LoginKind.SqlLogin ? "Entry.Login" : "Entry.Account";

    // Who is no POS terminal keeps nobody from selling.
    private static RecordedLogin AsPos(RecordedLogin login, string? programName) =>
        IsOfPos(login, programName) ? login : login with { ProgramName = "", HostName = "" };
}
