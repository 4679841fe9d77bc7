using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// Whether both programs for remote access are there and start by themselves (clause P1f): after a restart in the night nobody is there to start
/// one. Whether unattended access has a password stands in a file of AnyDesk's that its owner alone reads, so nobody is asked here.
/// </summary>
internal static class RemotePreparation
{
    private static readonly (RemoteProgramKind Kind, CheckDefinition Check)[] Programs =
        [(RemoteProgramKind.AnyDesk, CheckRegister.Find("Server.AnyDesk")), (RemoteProgramKind.AmmyyAdmin, CheckRegister.Find("Server.AmmyyAdmin"))];

    /// <summary>Both.</summary>
    public static IEnumerable<RemoteProgramKind> Kinds => Programs.Select(program => program.Kind);

    /// <summary>Checks both.</summary>
    /// <param name="inventory">The new server.</param>
    /// <returns>A result for each.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory) => Kinds.Select(kind => Check(inventory, kind, program => program.Start));

    /// <summary>Checks one.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="kind">Which.</param>
    /// <param name="start">When the service of a program starts.</param>
    /// <returns>The result.</returns>
    public static CheckResult Check(ServerInventory inventory, RemoteProgramKind kind, Func<RemoteProgram, ServiceStart?> start)
    {
        var check = Programs.Single(program => program.Kind == kind).Check;
        if (inventory.Programs?.Remote is not { } remote)
        {
            return UnreadReason.Result(check, inventory, inventory.ComputerName, SR.RemoteExpected, "remote", "services", "installed");
        }

        var found = remote.Where(program => program.Kind == kind).ToArray();
        if (found.Length == 0)
        {
            // One file of Ammyy Admin, started by hand, leaves nothing that could be found.
            return kind == RemoteProgramKind.AmmyyAdmin
                ? check.Result(CheckStatus.Unknown, inventory.ComputerName, SR.RemoteExpected, SR.RemotePortable)
                : UnreadReason.Find(inventory, "users") is { } unread
                    ? check.Result(CheckStatus.Unknown, inventory.ComputerName, SR.RemoteExpected, unread)
                    : check.Result(CheckStatus.Fail, inventory.ComputerName, SR.RemoteExpected, SR.NotThere);
        }

        var starts = found.Select(start).ToArray();
        var status = starts.Any(each => each is ServiceStart.System or ServiceStart.Automatic or ServiceStart.AutomaticDelayed or ServiceStart.AutomaticOrDelayed) ? CheckStatus.Pass
            : starts.All(each => each == ServiceStart.Disabled) ? CheckStatus.Fail : CheckStatus.Warning;
        return check.Result(status, inventory.ComputerName, SR.RemoteExpected, string.Join("; ", found.Select((program, at) => $"{program}, {StartText.Of(starts[at])}")));
    }
}
