using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// A server has to be on before it is restored to. Where its operating system was reinstalled there is no second server of the venue that
/// could be on beside it (clauses R0, S3b).
/// </summary>
/// <param name="presence">Who asks the server.</param>
public sealed class ServerIsOnRule(PresenceObserver presence)
{
    private static readonly CheckDefinition Server = CheckRegister.Find("Presence.Server");

    private readonly PresenceObserver _presence = presence;

    /// <summary>Asks the server and refuses unless it is known to be on.</summary>
    /// <param name="server">The server.</param>
    /// <param name="timeout">How long is waited for an answer.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The result; it passed.</returns>
    /// <exception cref="Errors.MigrationException">NewServerIsOff: it is off, or it is not known.</exception>
    public IReadOnlyList<CheckResult> Assert(NetworkHost server, TimeSpan timeout, CancellationToken cancellation)
    {
        var presence = ObserveAsync(server, timeout, cancellation).GetAwaiter().GetResult();
        CheckResult[] results =
        [
            Server.Result(
                presence.State switch
                {
                    PresenceState.Present => CheckStatus.Pass,
                    PresenceState.Absent => CheckStatus.Fail,
                    _ => CheckStatus.Unknown,
                },
                presence.Host,
                SR.PresenceOn,
                presence.State == PresenceState.Present ? SR.PresenceOn : presence.State == PresenceState.Absent ? SR.PresenceOff : SR.PresenceNotKnown,
                presence.Evidence),
        ];
        return presence.State == PresenceState.Present ? results : throw PresenceErrors.NewIsOff(presence, results);
    }

    private async Task<ServerPresence> ObserveAsync(NetworkHost server, TimeSpan timeout, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(timeout);
        var host = await HostResolver.ResolveAsync(server, deadline.Token).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var presence = await _presence.ObserveAsync(host, deadline.Token).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return presence;
    }
}
