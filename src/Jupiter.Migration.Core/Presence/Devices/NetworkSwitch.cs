using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>
/// A managed switch, asked by SNMP what it knows of the port that the server is plugged into. That it has forgotten the server's address
/// alone says nothing, since it forgets whoever is silent for five minutes; that the port is shut or has had no link for longer than a
/// start takes, says that nobody can be reached through it.
/// </summary>
internal sealed class NetworkSwitch(string address, ISnmpAgent agent, TimeProvider clock) : IServerDevice
{
    private readonly SwitchTables _tables = new SwitchTables(agent, address);

    /// <inheritdoc/>
    public string Key => SwitchPort.Kind;

    /// <inheritdoc/>
    public string Signal => "NetworkSwitch";

    /// <inheritdoc/>
    public string Address { get; } = address;

    /// <inheritdoc/>
    public IDevicePlace? Recall(IReadOnlyDictionary<string, string> facts) => SwitchPort.Of(facts);

    /// <inheritdoc/>
    public async Task<IDevicePlace> FindAsync(HardwareAddress card, CancellationToken deadline)
    {
        var bridge = await _tables.BridgeAsync(deadline).ConfigureAwait(false);
        var entries = await _tables.EntriesAsync(deadline).ConfigureAwait(false);
        var ports = entries.Where(entry => entry.Card.Equals(card) && entry.IsLearned).Select(entry => entry.Port).Distinct().ToArray();
        if (ports is not [> 0 and var port])
        {
            throw new NoDeviceAnswerException(ports.Length > 1 ? SR.SwitchSeveralPorts.With(Address, card) : SR.SwitchNotLearned.With(Address, card));
        }

        var number = await _tables.InterfaceAsync(port, deadline).ConfigureAwait(false) ?? throw new NoDeviceAnswerException(SR.SnmpLacks.With(Address, "BRIDGE-MIB, dot1dBasePortIfIndex"));
        var state = await _tables.PortAsync(number, deadline).ConfigureAwait(false);
        return !state.HasLink
            ? throw new NoDeviceAnswerException(SR.SwitchLearnedStale.With(Address, card, state.Name))
            : new SwitchPort
            {
                Card = card,
                Bridge = bridge,
                Port = port,
                Interface = number,
                Name = state.Name,
                Others = entries.Where(entry => entry.Port == port && entry.IsOfMachine && !entry.Card.Equals(card)).Select(entry => entry.Card).Distinct().Count(),
                UpTime = state.UpTime,
                At = clock.GetUtcNow(),
            };
    }

    /// <inheritdoc/>
    public async Task<DeviceAnswer> AskAsync(AskedServer server, IDevicePlace place, CancellationToken deadline)
    {
        var port = (SwitchPort)place;
        var bridge = await _tables.BridgeAsync(deadline).ConfigureAwait(false);
        if (!bridge.Equals(port.Bridge))
        {
            return DeviceAnswer.Unknown(SR.SwitchOther.With(Address, bridge, port.Bridge));
        }

        var entries = await _tables.EntriesAsync(deadline).ConfigureAwait(false);
        if (await LearnedAsync(port, entries, deadline).ConfigureAwait(false) is { } learned)
        {
            return learned;
        }

        // A table in which nobody stands may as well be one that is not shown.
        if (!entries.Any(entry => entry.IsLearned))
        {
            return DeviceAnswer.Unknown(SR.SwitchKnowsNobody.With(Address));
        }

        if (port.Others > 0)
        {
            return DeviceAnswer.Unknown(SR.SwitchUplink.With(Address, port.Name, port.Others));
        }

        var number = await _tables.InterfaceAsync(port.Port, deadline).ConfigureAwait(false);
        var state = number == port.Interface ? await _tables.PortAsync(port.Interface, deadline).ConfigureAwait(false) : null;
        return state?.Name != port.Name
            ? DeviceAnswer.Unknown(SR.SwitchRenumbered.With(Address, port.Name))
            : Of(port, state, server.SilenceFloor);
    }

    // Wherever it is plugged in now: what was learned was sent by the server, and not long ago.
    private async Task<DeviceAnswer?> LearnedAsync(SwitchPort port, IReadOnlyList<ForwardingEntry> entries, CancellationToken deadline)
    {
        DeviceAnswer? stale = null;
        foreach (var known in entries.Where(entry => entry.Card.Equals(port.Card) && entry.IsLearned).Select(entry => entry.Port).Distinct())
        {
            var state = await _tables.InterfaceAsync(known, deadline).ConfigureAwait(false) is { } number
                ? await _tables.PortAsync(number, deadline).ConfigureAwait(false)
                : null;
            if (state is { HasLink: true })
            {
                return DeviceAnswer.Present(SR.SwitchLearned.With(Address, port.Card, state.Name, await _tables.AgingAsync(deadline).ConfigureAwait(false)));
            }

            stale = DeviceAnswer.Unknown(SR.SwitchLearnedStale.With(Address, port.Card, state?.Name ?? known.ToString(CultureInfo.InvariantCulture)));
        }

        return stale;
    }

    private DeviceAnswer Of(SwitchPort port, PortState state, TimeSpan floor)
    {
        if (state.IsShut)
        {
            return DeviceAnswer.Absent(AbsenceGrade.Isolated, SR.SwitchPortShut.With(Address, port.Name, port.Card));
        }

        if (!state.HasNoLink)
        {
            return DeviceAnswer.Unknown(state.HasLink ? SR.SwitchHasLink.With(Address, port.Name, port.Card) : SR.SwitchOtherState.With(Address, port.Name, state.Oper));
        }

        var (lasted, doubt) = LinkLoss.Of(port.UpTime, clock.GetUtcNow() - port.At, state.UpTime, state.LastChange);
        return (lasted, doubt) switch
        {
            ({ } lost, _) when lost >= floor => DeviceAnswer.Absent(AbsenceGrade.Isolated, SR.SwitchNoLink.With(Address, port.Name, Clock(lost), port.Card)),
            ({ } brief, _) => DeviceAnswer.Unknown(SR.SwitchNoLinkYet.With(Address, port.Name, Clock(brief), Clock(floor))),
            (_, LinkDoubt.Restarted) => DeviceAnswer.Unknown(SR.SwitchRestarted.With(Address, port.Name)),
            (_, LinkDoubt.ClocksDiffer) => DeviceAnswer.Unknown(SR.SwitchClocksDiffer.With(Address, port.Name)),
            _ => DeviceAnswer.Unknown(SR.SwitchKeepsNoTime.With(Address, port.Name)),
        };
    }

    private static string Clock(TimeSpan time) => time.ToString(time.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
