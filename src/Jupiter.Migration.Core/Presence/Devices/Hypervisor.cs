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
/// Hyper-V, asked by CIM whether the virtual machine that the server is has power. Written by Microsoft's documentation of the
/// namespace <c>root\virtualization\v2</c>; nobody has run it against a real host yet, and its texts say so.
/// </summary>
internal sealed class Hypervisor(string address, ICimSource source) : IServerDevice
{
    private const string Namespace = @"root\virtualization\v2";
    private const string Prefix = "Microsoft:";
    private const int LengthOfId = 36;

    // The settings of a machine's cards, of those that Windows drives itself and of the emulated ones. A checkpoint has copies under an id
    // of its own, which is no machine's (Microsoft Learn, Msvm_SyntheticEthernetPortSettingData, Msvm_EmulatedEthernetPortSettingData).
    private static readonly string[] Cards =
    [
        "SELECT InstanceID, Address FROM Msvm_SyntheticEthernetPortSettingData",
        "SELECT InstanceID, Address FROM Msvm_EmulatedEthernetPortSettingData",
    ];

    private const string Machines = "SELECT Name, ElementName, EnabledState, ReplicationMode FROM Msvm_ComputerSystem";

    /// <inheritdoc/>
    public string Key => VirtualMachine.Kind;

    /// <inheritdoc/>
    public string Signal => "Hypervisor";

    /// <inheritdoc/>
    public string Address { get; } = address;

    /// <inheritdoc/>
    public IDevicePlace? Recall(IReadOnlyDictionary<string, string> facts) => VirtualMachine.Of(facts);

    /// <inheritdoc/>
    public async Task<IDevicePlace> FindAsync(HardwareAddress card, CancellationToken deadline)
    {
        var ids = new HashSet<Guid>();
        foreach (var query in Cards)
        {
            var rows = await QueryAsync(query, deadline).ConfigureAwait(false);
            ids.UnionWith(rows.Where(row => IsOf(card, row.Text("Address"))).Select(row => MachineOf(row.Text("InstanceID"))).OfType<Guid>());
        }

        var machines = (await QueryAsync(Machines, deadline).ConfigureAwait(false))
            .Where(row => Guid.TryParse(row.Text("Name"), out var id) && ids.Contains(id)).ToArray();
        return machines switch
        {
            [var machine] => new VirtualMachine { Host = Address, Id = Guid.Parse(machine.Text("Name")), Name = PrintableText.Of(machine.Text("ElementName")) },
            [] => throw new NoDeviceAnswerException(SR.HypervisorKnowsNone.With(Address, card)),
            _ => throw new NoDeviceAnswerException(SR.HypervisorSeveral.With(Address, card)),
        };
    }

    /// <inheritdoc/>
    public async Task<DeviceAnswer> AskAsync(AskedServer server, IDevicePlace place, CancellationToken deadline)
    {
        var machine = (VirtualMachine)place;
        if (!string.Equals(machine.Host, Address, StringComparison.OrdinalIgnoreCase))
        {
            return DeviceAnswer.Unknown(SR.HypervisorOther.With(Address, machine.Host));
        }

        var rows = (await QueryAsync(Machines, deadline).ConfigureAwait(false)).Where(row => Guid.TryParse(row.Text("Name"), out var id) && id == machine.Id).ToArray();
        if (rows is not [var row])
        {
            return DeviceAnswer.Unknown(SR.HypervisorLacks.With(Address, machine.Name));
        }

        var state = row.Number("EnabledState");
        return MachinePower.Of(state) switch
        {
            PresenceState.Present => DeviceAnswer.Present(SR.HypervisorOn.With(Address, machine.Name, state)),

            // A copy of it may have been started elsewhere, which is what a replica is for (Msvm_ComputerSystem.ReplicationMode, 0 for none).
            PresenceState.Absent when row.Number("ReplicationMode") is not (null or 0) => DeviceAnswer.Unknown(SR.HypervisorReplicated.With(Address, machine.Name)),
            PresenceState.Absent => DeviceAnswer.Absent(AbsenceGrade.Off, SR.HypervisorOff.With(Address, machine.Name, state)),
            _ => DeviceAnswer.Unknown(SR.HypervisorBetween.With(Address, machine.Name, state?.ToString(CultureInfo.InvariantCulture) ?? "?")),
        };
    }

    // A host that answers nothing is not waited for, whatever the system does about it.
    private async Task<IReadOnlyList<CimRow>> QueryAsync(string query, CancellationToken deadline)
    {
        var asking = Task.Run(() => source.Query(Address, Namespace, query, deadline), CancellationToken.None);
        await Task.WhenAny(asking, Task.Delay(Timeout.Infinite, deadline)).ConfigureAwait(false);
        deadline.ThrowIfCancellationRequested();
        return await asking.ConfigureAwait(false);
    }

    // Twelve hexadecimal digits, with nothing between.
    private static bool IsOf(HardwareAddress card, string address) =>
        string.Equals(address.Replace("-", "").Replace(":", ""), card.Text.Replace("-", ""), StringComparison.OrdinalIgnoreCase);

    // "Microsoft:GUID\device-specific data".
    private static Guid? MachineOf(string instance) =>
        instance.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && instance.Length > Prefix.Length + LengthOfId && instance[Prefix.Length + LengthOfId] == '\\'
        && Guid.TryParseExact(instance.Substring(Prefix.Length, LengthOfId), "D", out var id)
            ? id
            : null;
}
