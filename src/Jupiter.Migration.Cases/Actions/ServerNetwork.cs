using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Presence.Devices;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>The network that the server was moved to (clause R3b), where the case is gone on with on the server itself.</summary>
internal static class ServerNetwork
{
    private static readonly TimeSpan QuickLook = TimeSpan.FromSeconds(5);

    /// <summary>Asks Windows what it takes the network for. From elsewhere the restore, which goes through the same door as the POS terminals, shows more.</summary>
    /// <param name="context">The step.</param>
    /// <returns>The results; none where this is not the server.</returns>
    public static IReadOnlyList<CheckResult> Check(StepContext context)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return [];
        }

        var server = context.Plan.NewServer ?? context.Plan.OldServer;
        using var deadline = context.Cancellation.Within(QuickLook);
        var addresses = HostResolver.ResolveAsync(NetworkHost.Parse(server), deadline.Token).GetAwaiter().GetResult().Addresses;
        context.Cancellation.ThrowIfCancellationRequested();
        return addresses.Any(OwnAddresses.Now().Have) ? NetworkProfileCheck.OfThisComputer.Run(server, context.Cancellation) : [];
    }
}
