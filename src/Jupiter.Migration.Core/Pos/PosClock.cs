using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Pos;

/// <summary>
/// Whether the clock of a computer and that of the server agree (clauses R6, R8). Of one that tells no time somebody has to look: it never stops
/// the chain.
/// </summary>
/// <param name="serverHost">The server; null or a loopback address where this computer's clock stands for it.</param>
/// <param name="clock">Asks a computer for its time.</param>
internal sealed class PosClock(string? serverHost, SmbClock clock)
{
    // Windows lets nobody in whose clock is five minutes off (Kerberos, "Maximum tolerance for computer clock synchronization"); receipts fall out of order before.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestExchange = TimeSpan.FromSeconds(2);

    private (TimeSpan Ahead, string Of)? _server;

    /// <summary>Asks a computer.</summary>
    /// <param name="step">The step.</param>
    /// <param name="addresses">Its addresses.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The result: Warning where they differ or it does not tell.</returns>
    public CheckResult Check(PosStep step, IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        var (ahead, detail) = Ask(addresses, cancellation);
        if (ahead is null)
        {
            return step.Found(CheckStatus.Warning, SR.PosClockUntold.With(detail));
        }

        _server ??= Server(cancellation);
        var difference = ahead.Value - _server.Value.Ahead;
        return step.Found(
            difference.Duration() <= Tolerance ? CheckStatus.Pass : CheckStatus.Warning,
            (difference < TimeSpan.Zero ? SR.PosClockBehind : SR.PosClockAhead).With(Seconds(difference)),
            SR.PosClockHeldAgainst.With(_server.Value.Of));
    }

    private static string Seconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.Duration().TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);

    private (TimeSpan Ahead, string Of) Server(CancellationToken cancellation)
    {
        var addresses = serverHost is null ? [] : ServerNameCheck.Resolve(serverHost, LongestExchange, cancellation).Addresses;
        return !addresses.All(IPAddress.IsLoopback) && Ask(addresses, cancellation).Ahead is { } ahead
            ? (ahead, serverHost!)
            : (TimeSpan.Zero, Environment.MachineName);
    }

    private (TimeSpan? Ahead, string Detail) Ask(IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        (TimeSpan? Ahead, string Detail) answer = (null, SR.PosAddressMissing);
        foreach (var address in addresses)
        {
            using var deadline = cancellation.Within(LongestExchange);
            answer = clock.AskAsync(address, deadline.Token).GetAwaiter().GetResult();
            cancellation.ThrowIfCancellationRequested();
            if (answer.Ahead is not null)
            {
                break;
            }
        }

        return answer;
    }
}
