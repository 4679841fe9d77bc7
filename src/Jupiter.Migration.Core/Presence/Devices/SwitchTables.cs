using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>Reads what a switch knows of itself, of its ports and of the addresses behind them. Everything that comes is looked at before it is believed.</summary>
internal sealed class SwitchTables(ISnmpAgent agent, string @switch)
{
    private const int LengthOfAddress = 6;

    private readonly string _switch = @switch;

    /// <summary>Who the switch is.</summary>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>Its bridge address.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not tell.</exception>
    public async Task<HardwareAddress> BridgeAsync(CancellationToken deadline)
    {
        var answer = await agent.GetAsync([SwitchObjects.BridgeAddress], deadline).ConfigureAwait(false);
        return HardwareAddress.Of(answer[0].Octets ?? []) ?? throw Lacks("BRIDGE-MIB, dot1dBaseBridgeAddress");
    }

    /// <summary>After how long the switch forgets an address.</summary>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>The seconds, for people; a question mark where it does not say.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not answer.</exception>
    public async Task<string> AgingAsync(CancellationToken deadline) =>
        (await agent.GetAsync([SwitchObjects.AgingTime], deadline).ConfigureAwait(false))[0].Number?.ToString(CultureInfo.InvariantCulture) ?? "?";

    /// <summary>All addresses that the switch knows: of BRIDGE-MIB and of Q-BRIDGE-MIB together, since many a switch tells only one VLAN in the first.</summary>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not tell, or not all.</exception>
    public async Task<IReadOnlyList<ForwardingEntry>> EntriesAsync(CancellationToken deadline) =>
    [
        .. await EntriesAsync(SwitchObjects.ForwardingPort, SwitchObjects.ForwardingStatus, 0, deadline).ConfigureAwait(false),
        .. await EntriesAsync(SwitchObjects.VlanForwardingPort, SwitchObjects.VlanForwardingStatus, 1, deadline).ConfigureAwait(false),
    ];

    /// <summary>The interface of a port.</summary>
    /// <param name="port">The port of the bridge.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>Its ifIndex; null where there is none now.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not tell.</exception>
    public async Task<uint?> InterfaceAsync(uint port, CancellationToken deadline) =>
        Positive((await agent.GetAsync([SwitchObjects.PortInterface.With(port)], deadline).ConfigureAwait(false))[0]);

    /// <summary>What the switch says of an interface.</summary>
    /// <param name="ifIndex">The interface.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not tell.</exception>
    public async Task<PortState> PortAsync(uint ifIndex, CancellationToken deadline)
    {
        var answer = await agent.GetAsync(
            [
                SwitchObjects.UpTime, SwitchObjects.Name.With(ifIndex), SwitchObjects.Description.With(ifIndex),
                SwitchObjects.AdminStatus.With(ifIndex), SwitchObjects.OperStatus.With(ifIndex), SwitchObjects.LastChange.With(ifIndex),
            ],
            deadline).ConfigureAwait(false);
        return new PortState(
            UpTime: Ticks(answer[0]) ?? throw Lacks("sysUpTime"),
            Name: Text(answer[1]) ?? Text(answer[2]) ?? throw Lacks("IF-MIB, ifName, ifDescr"),
            Admin: answer[3].Number,
            Oper: answer[4].Number ?? throw Lacks("IF-MIB, ifOperStatus"),
            LastChange: Ticks(answer[5]));
    }

    private async Task<IEnumerable<ForwardingEntry>> EntriesAsync(ObjectName port, ObjectName status, int before, CancellationToken deadline)
    {
        var ports = await agent.WalkAsync(port, deadline).ConfigureAwait(false);
        if (ports.Count == 0)
        {
            return [];
        }

        var known = (await agent.WalkAsync(status, deadline).ConfigureAwait(false)).ToDictionary(row => Key(row.Name.Behind(status)), row => row.Value.Number);
        return ports.Select(row => Entry(row.Name.Behind(port), row.Value, before, known)).OfType<ForwardingEntry>().ToArray();
    }

    private static ForwardingEntry? Entry(uint[] index, SnmpValue port, int before, Dictionary<string, long?> known)
    {
        if (index.Length != before + LengthOfAddress || index.Skip(before).Any(part => part > byte.MaxValue)
            || HardwareAddress.Of([.. index.Skip(before).Select(part => (byte)part)]) is not { } card || port.Number is not (>= 0 and <= int.MaxValue))
        {
            return null;
        }

        var entry = new ForwardingEntry(card, (uint)port.Number);
        return known.TryGetValue(Key(index), out var status) && status is { } told ? entry with { Status = told } : entry;
    }

    private static string Key(uint[] index) => string.Join(".", index);

    private static uint? Positive(SnmpValue value) => value.Number is > 0 and <= int.MaxValue ? (uint)value.Number : null;

    private static uint? Ticks(SnmpValue value) => value.Number is >= 0 and <= uint.MaxValue ? (uint)value.Number : null;

    private static string? Text(SnmpValue value) => value.Octets is { Length: > 0 } octets ? PrintableText.Of(Encoding.UTF8.GetString(octets)) : null;

    private NoDeviceAnswerException Lacks(string what) => new(SR.SnmpLacks.With(_switch, what));
}
