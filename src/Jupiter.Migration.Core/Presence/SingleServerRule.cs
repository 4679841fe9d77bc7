using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// The old and the new server may never be on at the same time (clause R0). None may be on, as while one is carried in, or exactly one,
/// whichever it is. What is not known is refused: a name that does not resolve is not known, since the machine may be on under another one.
/// </summary>
internal sealed class SingleServerRule
{
    private static readonly CheckDefinition OldServer = new("Presence.OldServer", "R0", ResponsibleParty.Customer);
    private static readonly CheckDefinition NewServer = new("Presence.NewServer", "R0", ResponsibleParty.Customer);
    private static readonly CheckDefinition Single = new("Presence.Single", "R0", ResponsibleParty.Customer);

    private readonly PresenceObserver _presence;
    private readonly IOperationObserver _observer;

    /// <summary>Makes the rule.</summary>
    /// <param name="presence">Who asks the servers.</param>
    /// <param name="observer">Told of progress.</param>
    public SingleServerRule(PresenceObserver presence, IOperationObserver observer)
    {
        _presence = presence;
        _observer = observer;
    }

    /// <summary>Asks both servers at once and refuses unless at most one is known to be on.</summary>
    /// <param name="request">The servers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The results; all passed.</returns>
    /// <exception cref="Errors.MigrationException">SameServer, BothServersPresent, PresenceUnknown.</exception>
    public IReadOnlyList<CheckResult> Assert(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = Observe(request, cancellation);
        return Decide(old, @new);
    }

    /// <summary>Asks both servers at once and refuses unless the new one is on and the old one is off: what a restore needs.</summary>
    /// <param name="request">The servers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The results; all passed.</returns>
    /// <exception cref="Errors.MigrationException">SameServer, BothServersPresent, PresenceUnknown, OldServerIsOn, NewServerIsOff.</exception>
    public IReadOnlyList<CheckResult> AssertReplaced(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = Observe(request, cancellation);
        var results = Decide(old, @new);
        return (old.State, @new.State) switch
        {
            (PresenceState.Present, _) => throw PresenceErrors.OldIsOn(old, results),
            (_, PresenceState.Absent) => throw PresenceErrors.NewIsOff(@new, results),
            _ => results,
        };
    }

    /// <summary>Asks the new server and refuses unless it is known to be off: what the way back to the old one needs.</summary>
    /// <param name="request">The servers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The results; all passed.</returns>
    /// <exception cref="Errors.MigrationException">SameServer, BothServersPresent, PresenceUnknown, NewServerAnswers.</exception>
    public IReadOnlyList<CheckResult> AssertNewIsOff(SingleServerRequest request, CancellationToken cancellation)
    {
        var (old, @new) = Observe(request, cancellation);
        var results = Decide(old, @new);
        return @new.State == PresenceState.Absent ? results : throw PresenceErrors.NewAnswers(@new, results);
    }

    private (ServerPresence Old, ServerPresence New) Observe(SingleServerRequest request, CancellationToken cancellation)
    {
        if (request.OldServer.IsWrittenLike(request.NewServer))
        {
            throw PresenceErrors.Same(request, request.OldServer.Text);
        }

        var activity = SR.ActivityPresence.With(request.OldServer, request.NewServer);
        _observer.Report(new OperationProgress { Activity = activity });
        try
        {
            var both = ObserveAsync(request, cancellation).GetAwaiter().GetResult();
            foreach (var presence in both)
            {
                _observer.Detail($"{presence.Host}: {presence.Evidence}");
            }

            return (both[0], both[1]);
        }
        finally
        {
            _observer.Report(new OperationProgress { Activity = activity, Completed = true });
        }
    }

    /// <summary>The results for two servers as they were observed.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <returns>The results; all passed.</returns>
    /// <exception cref="Errors.MigrationException">BothServersPresent, PresenceUnknown.</exception>
    internal static IReadOnlyList<CheckResult> Decide(ServerPresence old, ServerPresence @new)
    {
        var status = (old.State, @new.State) switch
        {
            (PresenceState.Present, PresenceState.Present) => CheckStatus.Fail,
            (PresenceState.Unknown, _) or (_, PresenceState.Unknown) => CheckStatus.Unknown,
            _ => CheckStatus.Pass,
        };
        CheckResult[] results =
        [
            OldServer.Result(OfServer(old, status), old.Host, SR.PresenceServerExpected, Text(old.State), old.Evidence),
            NewServer.Result(OfServer(@new, status), @new.Host, SR.PresenceServerExpected, Text(@new.State), @new.Evidence),
            Single.Result(
                status, SR.PresencePair.With(old.Host, @new.Host), SR.PresenceSingleExpected, Which(old, @new, status),
                $"{old.Host}: {old.Evidence} | {@new.Host}: {@new.Evidence}"),
        ];
        return status switch
        {
            CheckStatus.Pass => results,
            CheckStatus.Fail => throw PresenceErrors.Both(old, @new, results),
            _ => throw PresenceErrors.Unknown([.. new[] { old, @new }.Where(server => server.State == PresenceState.Unknown)], results),
        };
    }

    private async Task<ServerPresence[]> ObserveAsync(SingleServerRequest request, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(request.Timeout);
        var hosts = await Task.WhenAll(
            HostResolver.ResolveAsync(request.OldServer, deadline.Token),
            HostResolver.ResolveAsync(request.NewServer, deadline.Token)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (hosts[0].Addresses.Intersect(hosts[1].Addresses).FirstOrDefault() is { } shared)
        {
            throw PresenceErrors.Same(request, shared.ToString());
        }

        var both = await Task.WhenAll(hosts.Select(host => _presence.ObserveAsync(host, deadline.Token))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return both;
    }

    private static CheckStatus OfServer(ServerPresence server, CheckStatus both) =>
        server.State == PresenceState.Unknown ? CheckStatus.Unknown
        : both == CheckStatus.Fail ? CheckStatus.Fail
        : CheckStatus.Pass;

    private static string Text(PresenceState state) => state switch
    {
        PresenceState.Present => SR.PresenceOn,
        PresenceState.Absent => SR.PresenceOff,
        _ => SR.PresenceNotKnown,
    };

    private static string Which(ServerPresence old, ServerPresence @new, CheckStatus status) => (status, old.State, @new.State) switch
    {
        (CheckStatus.Fail, _, _) => SR.PresenceBothOn,
        (CheckStatus.Unknown, _, _) => SR.PresenceNotKnown,
        (_, PresenceState.Present, _) => SR.PresenceOldOn.With(old.Host),
        (_, _, PresenceState.Present) => SR.PresenceNewOn.With(@new.Host),
        _ => SR.PresenceNoneOn,
    };
}
