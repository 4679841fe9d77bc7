using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>The firewall of a server by its inventory (clause P3). On the server itself Windows is asked, which tells of now.</summary>
internal static class DoorPreparation
{
    private const string Part = "doors";
    private static readonly CheckDefinition Echo = CheckRegister.Find("Machine.Echo");

    public static IEnumerable<CheckResult> Check(ServerInventory inventory) =>
        inventory.Doors?.Select(door => door.Name.Length == 0
            ? PreparedFirewall.OfEcho(inventory.ComputerName, door.Closed) : PreparedFirewall.OfPort($"{inventory.ComputerName}, {door.Name}", door.Port, door.Closed))
        ?? (UnreadReason.Find(inventory, Part) is null ? [] : [UnreadReason.Result(Echo, inventory, inventory.ComputerName, SR.EchoIsOpen, Part)]);
}
