using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Network;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues.Profiles;

namespace Jupiter.Migration.Venues.Making;

/// <summary>What a database and its server tell of a venue. All of it is offered to a person and none of it believed: text from outside, cut and without what nobody sees.</summary>
public sealed class VenueFindings
{
    private const int MostComputers = 200;
    private const int MostFolders = 50;
    private const string AnyProgram = "*";

    /// <summary>Name of the server's computer.</summary>
    public Finding ServerName { get; private init; } = Finding.None;

    /// <summary>Name of the venue.</summary>
    public Finding Name { get; private init; } = Finding.None;

    /// <summary>Its tax number.</summary>
    public Finding TaxNumber { get; private init; } = Finding.None;

    /// <summary>The computers whose programs are connected now, with commas between.</summary>
    public Finding Computers { get; private init; } = Finding.None;

    /// <summary>The computer with the fiscal registrar.</summary>
    public Finding MainPos { get; private init; } = Finding.None;

    /// <summary>How many people work on the server itself now.</summary>
    public Finding RemoteDesktopSessions { get; private init; } = Finding.None;

    /// <summary>The folders beside the program, with semicolons between, where this computer is the server.</summary>
    public Finding Folders { get; private init; } = Finding.None;

    /// <summary>The databases that may be the venue's.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Their names, and the usual one or the only one as the finding; none where it can't be told.</returns>
    public static (IReadOnlyList<string> All, Finding Usual) Databases(IDatabaseInstance instance, CancellationToken cancellation)
    {
        const string Usual = "Jupiter";
        var names = instance.GetDatabases(cancellation).Select(database => database.Name).ToArray();
        var found = Array.Find(names, name => string.Equals(name, Usual, StringComparison.OrdinalIgnoreCase)) ?? (names.Length == 1 ? names[0] : null);
        return (names, found is null ? Finding.None : new Finding(found, SR.FoundOnServer));
    }

    /// <summary>Reads them.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="profile">What the product's database is asked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="MigrationException">DatabaseNotFound, and what a server can say.</exception>
    public static VenueFindings Read(IDatabaseInstance instance, string database, ProductProfile profile, CancellationToken cancellation)
    {
        var server = PrintableText.Clean(instance.GetFacts(cancellation).MachineName);
        var sessions = instance.GetClients(database, cancellation)
            .Where(client => ProgramPattern.Matches(profile.ProgramName ?? AnyProgram, client.ProgramName)).ToArray();
        var hosts = sessions.Select(client => PrintableText.Clean(client.HostName)).Where(host => NetworkHost.Find(host) is not null).ToArray();
        var here = Environment.MachineName;
        var computers = hosts.Distinct(StringComparer.OrdinalIgnoreCase).Where(host => !IsNamed(host, server)).OrderBy(host => host, StringComparer.OrdinalIgnoreCase).Take(MostComputers).ToArray();
        return new VenueFindings
        {
            ServerName = new Finding(server, SR.FoundOnServer),
            Name = Ask(VenueFact.Name),
            TaxNumber = Ask(VenueFact.TaxNumber),
            Computers = new Finding(string.Join(", ", computers), SR.FoundBySessions),
            MainPos = profile.MainPosQuery is null ? Finding.None : Query(SR.FoundInDatabase, profile.MainPosQuery),
            RemoteDesktopSessions = new Finding(hosts.Count(host => IsNamed(host, server)).ToString(System.Globalization.CultureInfo.InvariantCulture), SR.FoundBySessions),
            Folders = instance.Address.Host is null || IsNamed(server, here) ? FoldersBeside(profile) : Finding.None,
        };

        Finding Ask(VenueFact fact) => profile.IdentityQueries.FirstOrDefault(query => query.Answers == fact) is { } question
            ? Query(SR.FoundByQuestion.With(PrintableText.Of(question.Title)), question.Query) : Finding.None;

        // What can't be read is asked of a person.
        Finding Query(string source, string query)
        {
            try
            {
                return new Finding(PrintableText.Clean(instance.QueryScalar(database, query, cancellation)), source);
            }
            catch (MigrationException e) when (QueryErrors.IsOfQuery(e))
            {
                return Finding.None;
            }
        }
    }

    private static bool IsNamed(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    // Links are left out: what they lead to is not beside the program.
    private static Finding FoldersBeside(ProductProfile profile)
    {
        try
        {
            var program = profile.ProgramFolders.FirstOrDefault(Directory.Exists);
            return program is null ? Finding.None : new Finding(
                string.Join("; ", new DirectoryInfo(program).EnumerateDirectories().Where(folder => (folder.Attributes & FileAttributes.ReparsePoint) == 0)
                    .Select(folder => folder.FullName).OrderBy(path => path, StringComparer.OrdinalIgnoreCase).Take(MostFolders)),
                SR.FoundBesideProgram.With(PrintableText.Of(program)));
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return Finding.None;
        }
    }
}
