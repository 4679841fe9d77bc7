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

/// <summary>Proves that exactly the server is on that is restored to (clause R0), and looks at the network that it was moved to (clause R3b).</summary>
internal sealed class ProveSingleServerAction : IStepAction
{
    private static readonly TimeSpan QuickLook = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context) =>
        new CasePresence(context).OnlyTargetNoted().And(new StepOutcome { Checks = CheckNetwork(context) });

    // Only the server itself knows. From elsewhere the restore, which goes through the same door as the POS terminals, shows more.
    private static IReadOnlyList<CheckResult> CheckNetwork(StepContext context)
    {
        var server = context.Plan.NewServer ?? context.Plan.OldServer;
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return [];
        }

        using var deadline = context.Cancellation.Within(QuickLook);
        var addresses = HostResolver.ResolveAsync(NetworkHost.Parse(server), deadline.Token).GetAwaiter().GetResult().Addresses;
        context.Cancellation.ThrowIfCancellationRequested();
        var own = OwnAddresses.Now();
        return addresses.Any(own.Have) ? NetworkProfileCheck.OfThisComputer.Run(server, context.Cancellation) : [];
    }
}
