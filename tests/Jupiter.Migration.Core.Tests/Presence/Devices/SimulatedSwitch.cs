using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence.Devices;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>
/// A switch in memory: ports 1 to 4 of the bridge are the interfaces 101 to 104, called Gi1 to Gi4. What it tells are the objects of the
/// standards; a real agent is asked in <see cref="ManagedSwitchTests"/>.
/// </summary>
internal sealed class SimulatedSwitch : ISnmpAgent
{
    public const string Address = "192.168.1.250";

    public SimulatedSwitch(TimeProvider clock)
    {
        Clock = clock;
        Started = clock.GetUtcNow() - TimeSpan.FromDays(30);
    }

    public TimeProvider Clock { get; }

    public HardwareAddress Bridge { get; set; } = Card("0B-01");

    public DateTimeOffset Started { get; set; }

    /// <summary>Why it says nothing; null while it answers.</summary>
    public string? Silence { get; set; }

    /// <summary>What it leaves out.</summary>
    public List<ObjectName> Left { get; } = [];

    /// <summary>Whether it keeps the addresses in the table of VLANs.</summary>
    public bool TellsVlans { get; set; }

    /// <summary>Whether it notes when a port changed.</summary>
    public bool KeepsTime { get; set; } = true;

    public Dictionary<uint, (string Name, long Admin, long Oper, DateTimeOffset Changed)> Ports { get; } = [];

    /// <summary>Addresses, their ports and how they are known.</summary>
    public List<(HardwareAddress Card, uint Port, long Status)> Known { get; } = [];

    /// <summary>A switch with four ports that have link, a router at the first and the server at the second.</summary>
    public static SimulatedSwitch WithServer(TimeProvider clock, HardwareAddress server)
    {
        var made = new SimulatedSwitch(clock);
        for (var port = 1u; port <= 4; port++)
        {
            made.Ports[port] = ($"Gi{port}", 1, 1, made.Started + TimeSpan.FromMinutes(1));
        }

        made.Known.AddRange([(made.Bridge, 0, 4), (Card("00-01"), 1, 3), (server, 2, 3)]);
        return made;
    }

    public static HardwareAddress Card(string end) => HardwareAddress.Parse("02-00-00-00-" + end)!;

    /// <summary>A port changes now.</summary>
    public void Set(uint port, long admin, long oper) => Ports[port] = (Ports[port].Name, admin, oper, Clock.GetUtcNow());

    public void Forget(HardwareAddress card) => Known.RemoveAll(entry => entry.Card.Equals(card));

    public Task<IReadOnlyList<SnmpValue>> GetAsync(IReadOnlyList<ObjectName> names, CancellationToken deadline)
    {
        Require(deadline);
        var all = All().ToDictionary(row => row.Name.ToString(), row => row.Value);
        return Task.FromResult<IReadOnlyList<SnmpValue>>([.. names.Select(name => all.GetValueOrDefault(name.ToString(), SnmpValue.Nothing))]);
    }

    public Task<IReadOnlyList<SnmpBinding>> WalkAsync(ObjectName root, CancellationToken deadline)
    {
        Require(deadline);
        return Task.FromResult<IReadOnlyList<SnmpBinding>>([.. All().Where(row => row.Name.IsBelow(root)).OrderBy(row => row.Name)]);
    }

    private void Require(CancellationToken deadline)
    {
        deadline.ThrowIfCancellationRequested();
        if (Silence is not null)
        {
            throw new NoDeviceAnswerException(Silence);
        }
    }

    private IEnumerable<SnmpBinding> All() => Objects().Where(row => !Left.Exists(left => row.Name.Equals(left) || row.Name.IsBelow(left)));

    private IEnumerable<SnmpBinding> Objects()
    {
        yield return Row(SwitchObjects.UpTime, Ticks(Clock.GetUtcNow()));
        yield return Row(SwitchObjects.BridgeAddress, Bridge.Bytes());
        yield return Row(SwitchObjects.AgingTime, 300);
        foreach (var (number, port) in Ports)
        {
            var index = 100 + number;
            yield return Row(SwitchObjects.PortInterface.With(number), index);
            yield return Row(SwitchObjects.Name.With(index), Encoding.ASCII.GetBytes(port.Name));
            yield return Row(SwitchObjects.Description.With(index), Encoding.ASCII.GetBytes("Port " + number));
            yield return Row(SwitchObjects.AdminStatus.With(index), port.Admin);
            yield return Row(SwitchObjects.OperStatus.With(index), port.Oper);
            yield return Row(SwitchObjects.LastChange.With(index), KeepsTime && port.Changed >= Started ? Ticks(port.Changed) : 0);
        }

        foreach (var (card, port, status) in Known)
        {
            var index = card.Bytes().Select(part => (uint)part).ToArray();
            yield return Row(TellsVlans ? SwitchObjects.VlanForwardingPort.With([20 + port, .. index]) : SwitchObjects.ForwardingPort.With(index), port);
            yield return Row(TellsVlans ? SwitchObjects.VlanForwardingStatus.With([20 + port, .. index]) : SwitchObjects.ForwardingStatus.With(index), status);
        }
    }

    private long Ticks(DateTimeOffset moment) => (uint)(long)((moment - Started).TotalSeconds * 100);

    private static SnmpBinding Row(ObjectName name, long number) => new(name, new SnmpValue { Number = number });

    private static SnmpBinding Row(ObjectName name, byte[] octets) => new(name, new SnmpValue { Octets = octets });
}
