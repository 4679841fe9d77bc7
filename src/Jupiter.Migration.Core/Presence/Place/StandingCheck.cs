using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>Whether a server stands in the venue's network as the old one stood there when it was noted (clauses R2, R3b): its gateway, and its address where it takes that over.</summary>
public static class StandingCheck
{
    private static readonly CheckDefinition Gateway = CheckRegister.Find("Server.Gateway");
    private static readonly CheckDefinition Address = CheckRegister.Find("Server.Address");

    /// <summary>Holds the gateway that the server has against that of the old one. Without it the POS terminals work, and remote access and the internet do not.</summary>
    /// <param name="server">Name or address of the server.</param>
    /// <param name="old">Where the old one stood; null where nobody noted it.</param>
    /// <param name="now">Where the server stands.</param>
    /// <returns>A result where the server itself was asked: what another computer has for a gateway is not the server's.</returns>
    public static IEnumerable<CheckResult> OfGateway(string server, ServerSighting? old, ServerSighting? now)
    {
        if (now is null || !string.IsNullOrEmpty(now.AskedFrom))
        {
            yield break;
        }

        // Two routers may have one address, and the network of the preparation often has the venue's numbers: the card tells them apart.
        var isIts = string.IsNullOrEmpty(old?.Gateway)
            || (Is(now.Gateway, old!.Gateway) && (string.IsNullOrEmpty(old.GatewayHardwareAddress) || Is(now.GatewayHardwareAddress, old.GatewayHardwareAddress)));
        yield return Gateway.Result(
            old is not null && isIts ? CheckStatus.Pass : CheckStatus.Warning, server, old is null ? SR.GatewayNotNoted : Told(old), Told(now));
    }

    /// <summary>Whether the server has the address that the plan promised to it.</summary>
    /// <param name="server">Name or address of the server.</param>
    /// <param name="promised">The old one's address; null where nobody noted it.</param>
    /// <param name="addresses">The addresses that the server has.</param>
    /// <returns>The result; Unknown where it can't be held against anything.</returns>
    public static CheckResult OfAddress(string server, string? promised, IReadOnlyList<IPAddress> addresses)
    {
        var known = string.Join(", ", addresses.Select(address => address.ToString()));
        return IPAddress.TryParse(promised ?? "", out var wanted) && addresses.Count > 0
            ? Address.Verdict(addresses.Contains(wanted), server, wanted.ToString(), known)
            : Address.Result(CheckStatus.Unknown, server, promised ?? SR.NotKnown, addresses.Count > 0 ? known : SR.NotKnown);
    }

    private static string Told(ServerSighting sighting) =>
        string.IsNullOrEmpty(sighting.Gateway) ? SR.GatewayNone : string.IsNullOrEmpty(sighting.GatewayHardwareAddress) ? sighting.Gateway! : $"{sighting.Gateway} ({sighting.GatewayHardwareAddress})";

    private static bool Is(string? text, string? other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
