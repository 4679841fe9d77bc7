using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Pos;

/// <summary>Whether a computer works on the database, as the database sees it (clauses R6, R8).</summary>
internal sealed class PosWork(IDatabaseInstance instance, PosCheckRequest request)
{
    private const int MostClientsShown = 20;

    /// <summary>The steps of a computer; the main POS terminal also opens the business day.</summary>
    /// <param name="computer">The computer.</param>
    /// <returns>The steps.</returns>
    public IEnumerable<PosStep> StepsOf(PosComputer computer)
    {
        yield return new PosStep(
            CheckRegister.Find("Pos.Session").Under(computer.IsMain ? "R6" : "R8"),
            computer.Name,
            SR.PosSessionExpected.With(request.ProgramName, request.Database),
            (step, cancellation) => Observed(step, () => FindSession(step, computer.Name, cancellation)));
        if (computer.IsMain)
        {
            var query = request.BusinessDayQuery;
            yield return new PosStep(
                VenueQueries.BusinessDay,
                query?.Title ?? request.Database,
                query?.Expected ?? SR.BusinessDayOpen,
                (step, cancellation) => Observed(
                    step, () => VenueQueries.CheckBusinessDay(instance, request.Database, query, cancellation)));
            if (request.NotYet.Count > 0)
            {
                yield return new PosStep(
                    CheckRegister.Find("Pos.NotYet"),
                    computer.Name,
                    SR.PosNotYetExpected,
                    (step, cancellation) => Observed(step, () => FindEarly(step, cancellation)));
            }
        }
    }

    /// <summary>The step after the last computer: those who work on the server itself.</summary>
    /// <returns>The step; none where the venue has nobody there.</returns>
    public IEnumerable<PosStep> OnServer => request.RemoteDesktopSessions == 0 ? [] :
    [
        new(CheckRegister.Find("Pos.RemoteDesktops"), request.ServerName ?? request.Database, SR.RemoteDesktopsExpected.With(request.RemoteDesktopSessions), (step, cancellation) =>
            Observed(step, () => new RemoteDesktops(instance, request).Count(step, cancellation))),
    ];

    // A server that went away in the middle stops the chain like any POS terminal, so that the rest still shows up as not checked.
    private static CheckResult Observed(PosStep step, Func<CheckResult> look)
    {
        try
        {
            return look();
        }
        catch (MigrationException e)
        {
            return step.Found(CheckStatus.Unknown, e.Message);
        }
    }

    private CheckResult FindSession(PosStep step, string computer, CancellationToken cancellation)
    {
        var clients = instance.GetClients(request.Database, cancellation);
        var ofComputer = clients.Where(client => string.Equals(client.HostName, computer, StringComparison.OrdinalIgnoreCase)).ToArray();
        var session = ofComputer.FirstOrDefault(client => ProgramPattern.Matches(request.ProgramName, client.ProgramName));
        var actual = session is not null
                ? SR.PosSessionSeen.With(
                    Program(session), session.ConnectedAt.ToLocalTime().ToString("T", CultureInfo.CurrentCulture))
            : ofComputer.Length > 0 ? SR.PosSessionOfOtherProgram.With(Shown(ofComputer, client => client.ProgramName))
            : SR.PosSessionMissing;
        return step.Found(
            session is null ? CheckStatus.Fail : CheckStatus.Pass,
            actual,
            SR.PosClientsSeen.With(clients.Count, Shown(clients, client => client.HostName + " " + client.ProgramName)));
    }

    // Not refused: it sells on the new server already, where it belongs. Whoever checks one after the other has to know.
    private CheckResult FindEarly(PosStep step, CancellationToken cancellation)
    {
        var early = instance.GetClients(request.Database, cancellation)
            .Where(client => ProgramPattern.Matches(request.ProgramName, client.ProgramName)
                && request.NotYet.Any(computer => string.Equals(computer.Name, client.HostName, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        return early.Length == 0
            ? step.Found(CheckStatus.Pass, SR.PosNobodyEarly)
            : step.Found(CheckStatus.Warning, SR.PosEarly.With(Shown(early, client => client.HostName)));
    }

    private static string Program(ConnectedClient client) => client.LoginName.Length == 0
        ? PrintableText.Of(client.ProgramName)
        : $"{PrintableText.Of(client.ProgramName)} ({PrintableText.Of(client.LoginName)})";

    private static string Shown(IReadOnlyCollection<ConnectedClient> clients, Func<ConnectedClient, string> text)
    {
        var shown = string.Join(", ", clients.Select(client => PrintableText.Of(text(client))).Distinct().Take(MostClientsShown));
        return clients.Count > MostClientsShown ? shown + "…" : shown;
    }
}
