using System;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers.Local;

namespace Jupiter.Migration.Cases.Disarming;

/// <summary>The machine of the old server, as its settings are asked for.</summary>
internal static class OldMachine
{
    /// <summary>Whom to ask. A server of the same name that was prepared elsewhere (clause P1a) is not taken for it: name and address have to be this computer's.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="machineName">Name of the machine, as its database server tells it.</param>
    /// <returns>Its name or address; null where it is this computer.</returns>
    public static string? Of(CasePlan plan, string machineName)
    {
        var address = ServerAddress.Parse(plan.OldServerInstance);
        var isServer = address.Engine == "SqlServer";
        var host = isServer ? address.Location : plan.OldServer;

        // An engine that works in this process tells a name of its own; then the address alone says where it is.
        return LocalMachine.IsHere(isServer ? machineName : Environment.MachineName, host) ? null : host;
    }
}
