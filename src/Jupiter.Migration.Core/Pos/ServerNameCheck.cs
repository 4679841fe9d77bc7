using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Pos;

/// <summary>
/// Whether the name under which the POS terminals know the server (clause P1a) leads to the server that they are to work on, as far as this
/// computer can tell. Name services remember: the commonest reason why no POS terminal reaches a new server.
/// </summary>
/// <param name="request">What is to be checked.</param>
public sealed class ServerNameCheck(PosCheckRequest request)
{
    /// <summary>Asks the name services of this computer.</summary>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The result; none where the request names no server on a network.</returns>
    public IEnumerable<CheckResult> Run(CancellationToken cancellation)
    {
        if (request.ServerName is not { } name || request.ServerHost is not { } server)
        {
            yield break;
        }

        var (found, detail) = Resolve(name, request.Timeout, cancellation);
        var (wanted, wantedDetail) = Resolve(server, request.Timeout, cancellation);

        // The servers of a rehearsal have no name that a name service could know.
        if (found.Count == 0 && wanted.Count > 0 && wanted.All(IPAddress.IsLoopback))
        {
            yield break;
        }

        // A name that nobody here knows says nothing: each POS terminal asks its own segment.
        var status = found.Count == 0 || wanted.Count == 0 ? CheckStatus.Warning
            : found.Any(address => IsOneOf(wanted, address)) ? CheckStatus.Pass
            : CheckStatus.Fail;
        yield return CheckRegister.Find("Pos.ServerName").Result(status, name, $"{server}: {wantedDetail}", detail);
        foreach (var result in ServerAddressCheck.Run(request.Computers, wanted, request.AreComputersOff))
        {
            yield return result;
        }
    }

    /// <summary>Whether an address is the server's.</summary>
    /// <param name="address">The plain address.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it is.</returns>
    public bool IsServer(IPAddress address, CancellationToken cancellation) =>
        request.ServerHost is { } server && IsOneOf(Resolve(server, request.Timeout, cancellation).Addresses, address);

    // Asked on the server itself, one of the two may lead to the loopback address and the other to a card.
    private static bool IsOneOf(IReadOnlyList<IPAddress> wanted, IPAddress address) =>
        wanted.Contains(address) || (IsHere(address) && wanted.Any(IsHere));

    private static bool IsHere(IPAddress address) => IPAddress.IsLoopback(address) || OwnAddresses.Now().Have(address);

    /// <summary>Asks the name services of this computer for a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="patience">How long they are waited for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its addresses, and the same for people; none where it has none or can be no host.</returns>
    public static (IReadOnlyList<IPAddress> Addresses, string Detail) Resolve(string host, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            using var deadline = cancellation.Within(patience);
            var resolved = HostResolver.ResolveAsync(NetworkHost.Parse(host), deadline.Token).GetAwaiter().GetResult();
            cancellation.ThrowIfCancellationRequested();
            return (resolved.Addresses, resolved.Addresses.Count > 0 ? string.Join(", ", resolved.Addresses) : resolved.Detail);
        }
        catch (MigrationException e)
        {
            return ([], e.Message);
        }
    }
}
