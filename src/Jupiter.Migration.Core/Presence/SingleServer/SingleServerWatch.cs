using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Presence.SingleServer;

/// <summary>
/// Looks out for both servers until both are on (clause R0). It tells what changes: who is on, and of whom nothing is heard any more, which is not
/// known to be off.
/// </summary>
/// <param name="request">The servers.</param>
/// <param name="port">The TCP port that is tried.</param>
public sealed class SingleServerWatch(SingleServerRequest request, int port)
{
    // One packet that is lost is no change.
    private const int LooksUntilSilent = 3;

    private readonly Watched[] _both =
    [
        new(true, request.OldServer, new ServerLookout(request.OldServer, request.NewServer, port, request.Shared is not null)),
        new(false, request.NewServer, new ServerLookout(request.NewServer, request.OldServer, port, request.Shared is not null)),
    ];

    /// <summary>Looks until both are on.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Each change as soon as it is seen.</returns>
    /// <exception cref="Errors.MigrationException">BothServersPresent.</exception>
    public IEnumerable<CheckResult> Run(CancellationToken cancellation)
    {
        while (true)
        {
            var changes = Task.WhenAll(_both.Select(server => server.LookAsync(cancellation))).GetAwaiter().GetResult();
            if (_both.All(server => server.Seen is not null))
            {
                SingleServerRule.Decide(_both[0].Seen!, _both[1].Seen!, request.DecidedBy);
            }

            foreach (var change in changes.Where(change => change is not null))
            {
                yield return change!;
            }

            RunClock.Current.Delay(ServerLookout.Every, cancellation).GetAwaiter().GetResult();
        }
    }

    private sealed class Watched(bool isOld, AskedServer server, ServerLookout lookout)
    {
        private int _silent;

        public ServerPresence? Seen { get; private set; }

        public async Task<CheckResult?> LookAsync(CancellationToken cancellation)
        {
            var (before, now) = (Seen, await lookout.LookAsync(cancellation).ConfigureAwait(false));
            _silent = now is null ? _silent + 1 : 0;
            Seen = now ?? (_silent < LooksUntilSilent ? Seen : null);
            return (before is null) == (Seen is null) ? null : SingleServerRule.Seen(isOld, Seen ?? Unheard());
        }

        private ServerPresence Unheard() => new() { Host = server.Host.Text, Addresses = [], State = PresenceState.Unknown, Signals = [] };
    }
}
