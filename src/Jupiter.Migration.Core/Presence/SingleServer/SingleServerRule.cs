using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.SingleServer;

/// <summary>
/// The old and the new server may never be on at the same time (clause R0). At least one of them has to be absent by the table of
/// <see cref="AbsenceRule"/>; of the other one nothing need be known then. What is not known is refused.
/// </summary>
/// <param name="presence">Who asks the servers.</param>
/// <param name="absence">Who asks of one that does not answer whether it is absent.</param>
/// <param name="observer">Told of progress.</param>
public sealed class SingleServerRule(PresenceObserver presence, AbsenceInquiry absence, IOperationObserver observer)
{
    private static readonly CheckDefinition OldServer = CheckRegister.Find("Presence.OldServer");
    private static readonly CheckDefinition NewServer = CheckRegister.Find("Presence.NewServer");
    private static readonly CheckDefinition Single = CheckRegister.Find("Presence.Single");

    private readonly PresenceObserver _presence = presence;

    /// <summary>Asks both servers at once and refuses unless at most one is known to be on.</summary>
    /// <param name="request">The servers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>What is known of them; none of the results stands in the way.</returns>
    /// <exception cref="Errors.MigrationException">SameServer, BothServersPresent, PresenceUnknown, AbsenceOnlyAttested.</exception>
    public ServerPair Assert(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = Observe(request, cancellation);
        return Decide(old, @new, request.DecidedBy);
    }

    /// <summary>Asks both servers at once and refuses unless the old one is absent and the new one is not: what a restore needs.</summary>
    /// <param name="request">The servers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>What is known of them; none of the results stands in the way.</returns>
    /// <exception cref="Errors.MigrationException">
    /// SameServer, BothServersPresent, PresenceUnknown, AbsenceOnlyAttested, OldServerIsOn, NewServerIsOff.
    /// </exception>
    public ServerPair AssertReplaced(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = Observe(request, cancellation);

        // Whatever else is not known: that it is on is what has to be said, and remembered.
        if (old.State == PresenceState.Present && @new.State != PresenceState.Present)
        {
            throw PresenceErrors.OldIsOn(old, Results(old, @new, request.DecidedBy));
        }

        var pair = Decide(old, @new, request.DecidedBy);
        return pair switch
        {
            { NewServer.State: PresenceState.Absent } => throw PresenceErrors.NewIsOff(pair.NewServer, pair.Results),
            { OldServer.State: PresenceState.Unknown } => throw PresenceErrors.Unknown([pair.OldServer], pair.Results),
            { OldServer.Absence: AbsenceGrade.Attested } when request.DecidedBy is null => throw PresenceErrors.OnlyAttested(pair.OldServer, pair.Results),
            _ => pair,
        };
    }

    /// <summary>Asks both servers and refuses unless the new one is absent: what the way back to the old one needs.</summary>
    /// <param name="request">The servers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>What is known of them; none of the results stands in the way.</returns>
    /// <exception cref="Errors.MigrationException">SameServer, BothServersPresent, PresenceUnknown, AbsenceOnlyAttested, NewServerAnswers.</exception>
    public ServerPair AssertNewIsOff(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = Observe(request, cancellation);
        if (@new.State == PresenceState.Present && old.State != PresenceState.Present)
        {
            throw PresenceErrors.NewAnswers(@new, Results(old, @new, request.DecidedBy));
        }

        var pair = Decide(old, @new, request.DecidedBy);
        return pair.NewServer.State != PresenceState.Absent ? throw PresenceErrors.Unknown([pair.NewServer], pair.Results)
            : pair.NewServer.Absence == AbsenceGrade.Attested && request.DecidedBy is null ? throw PresenceErrors.OnlyAttested(pair.NewServer, pair.Results)
            : pair;
    }

    /// <summary>What is known of two servers, as far as it lets the night go on.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <param name="decidedBy">Who decided that a person's word alone is enough; null while nobody did.</param>
    /// <returns>What is known of them; none of the results stands in the way.</returns>
    /// <exception cref="Errors.MigrationException">BothServersPresent, PresenceUnknown, AbsenceOnlyAttested.</exception>
    internal static ServerPair Decide(ServerPresence old, ServerPresence @new, string? decidedBy)
    {
        var results = Results(old, @new, decidedBy);
        return !results.Any(result => result.Blocks) ? new ServerPair(old, @new, results)
            : AreBothOn(old, @new) ? throw PresenceErrors.Both(old, @new, results)
            : new[] { old, @new }.FirstOrDefault(server => server.Absence == AbsenceGrade.Attested) is { } attested ? throw PresenceErrors.OnlyAttested(attested, results)
            : throw PresenceErrors.Unknown([.. new[] { old, @new }.Where(server => server.State == PresenceState.Unknown)], results);
    }

    /// <summary>What is seen of one server alone: that it is on, or that nothing is known of it any more.</summary>
    /// <param name="isOld">Whether it is the old one.</param>
    /// <param name="seen">What is seen of it.</param>
    /// <returns>The result.</returns>
    internal static CheckResult Seen(bool isOld, ServerPresence seen) => (isOld ? OldServer : NewServer).Result(
        seen.State == PresenceState.Present ? CheckStatus.Pass : CheckStatus.Unknown, seen.Host, SR.PresenceServerExpected, PresenceTexts.Of(seen), seen.Evidence);

    // One that is known to be absent is enough; that only a person says so of it is worth a decision of another one.
    private static CheckResult[] Results(ServerPresence old, ServerPresence @new, string? decidedBy)
    {
        var isProved = IsAbsentBy(old, @new, grade => grade != AbsenceGrade.Attested);
        var isDecided = !isProved && decidedBy is not null && IsAbsentBy(old, @new, grade => grade == AbsenceGrade.Attested);
        var evidence = $"{old.Host}: {old.Evidence} | {@new.Host}: {@new.Evidence}";
        return
        [
            OfServer(OldServer, old),
            OfServer(NewServer, @new),
            Single.Result(
                AreBothOn(old, @new) ? CheckStatus.Fail : isProved ? CheckStatus.Pass : isDecided ? CheckStatus.Warning : CheckStatus.Unknown,
                SR.PresencePair.With(old.Host, @new.Host), SR.PresenceSingleExpected, PresenceTexts.Of(old, @new),
                isDecided ? evidence + "; " + SR.AbsenceDecided.With(decidedBy) : evidence),
        ];

        // Where the other one is absent, one of which nothing is known is no danger, and worth a look.
        CheckResult OfServer(CheckDefinition check, ServerPresence server) => check.Result(
            AreBothOn(old, @new) ? CheckStatus.Fail
                : server.State != PresenceState.Unknown && server.Absence != AbsenceGrade.Attested ? CheckStatus.Pass
                : isProved || isDecided ? CheckStatus.Warning
                : CheckStatus.Unknown,
            server.Host, SR.PresenceServerExpected, PresenceTexts.Of(server), server.Evidence).Graded(server.Absence);
    }

    private (ServerPresence Old, ServerPresence New) Observe(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = (request.OldServer.Host, request.NewServer.Host);
        if (request.Shared is null && old.IsWrittenLike(@new))
        {
            throw PresenceErrors.Same(request.OldServer, request.NewServer, old.Text);
        }

        var activity = SR.ActivityPresence.With(old, @new);
        observer.Report(new OperationProgress { Activity = activity });
        try
        {
            var both = ObserveAsync(request, activity, cancellation).GetAwaiter().GetResult();
            foreach (var presence in both)
            {
                observer.Detail($"{presence.Host}: {presence.Evidence}");
            }

            return (both[0], both[1]);
        }
        finally
        {
            observer.Report(new OperationProgress { Activity = activity, Completed = true });
        }
    }

    private async Task<ServerPresence[]> ObserveAsync(SingleServerRequest request, string activity, CancellationToken cancellation)
    {
        AskedServer[] servers = [request.OldServer, request.NewServer];
        using var deadline = cancellation.Within(request.Timeout);
        var hosts = await Task.WhenAll(servers.Select(server => HostResolver.ResolveAsync(server.Host, deadline.Token))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var both = hosts[0].Addresses.Intersect(hosts[1].Addresses).FirstOrDefault() is not { } shared
            ? await Task.WhenAll(hosts.Select(host => _presence.ObserveAsync(host, deadline.Token))).ConfigureAwait(false)
            : request.Shared is { } tell ? await TellApartAsync(tell, request, hosts[0], deadline.Token).ConfigureAwait(false)
            : throw PresenceErrors.Same(request.OldServer, request.NewServer, shared.ToString());
        cancellation.ThrowIfCancellationRequested();
        return await Task.WhenAll(Enumerable.Range(0, both.Length).Select(i => absence.AskAsync(
            servers[i],
            hosts[i],
            both[i],
            hosts[1 - i].Addresses,
            both[1 - i].State == PresenceState.Present,
            lasted => Report(activity, servers[i], lasted),
            cancellation))).ConfigureAwait(false);
    }

    private static async Task<ServerPresence[]> TellApartAsync(SharedAddress shared, SingleServerRequest request, HostAddresses host, CancellationToken deadline)
    {
        var (old, @new) = await shared.ObserveAsync(request.OldServer, request.NewServer, host, deadline).ConfigureAwait(false);
        return [old, @new];
    }

    private void Report(string activity, AskedServer server, TimeSpan lasted) => observer.Report(new OperationProgress
    {
        Activity = activity,
        PercentComplete = (int)Math.Min(100, 100 * lasted.TotalSeconds / Math.Max(1, server.SilenceFloor.TotalSeconds)),
        Remaining = lasted < server.SilenceFloor ? server.SilenceFloor - lasted : TimeSpan.Zero,
    });

    private static bool AreBothOn(ServerPresence old, ServerPresence @new) =>
        (old.State, @new.State) is (PresenceState.Present, PresenceState.Present);

    private static bool IsAbsentBy(ServerPresence old, ServerPresence @new, Func<AbsenceGrade, bool> counts) =>
        new[] { old, @new }.Any(server => server.State == PresenceState.Absent && server.Absence is { } grade && counts(grade));
}
