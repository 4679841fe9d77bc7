using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>
/// Hyper-V by rows as Microsoft's pages document them (Msvm_ComputerSystem, Msvm_SyntheticEthernetPortSettingData and
/// Msvm_EmulatedEthernetPortSettingData of root\virtualization\v2). No real host has been asked: it counts as unproved.
/// </summary>
public sealed class HypervisorTests
{
    private const string Host = "HV01";
    private const string Old = "1F2A9E50-7D07-4C3A-9A11-3C5B6D7E8F90";
    private const string Other = "77E1C3B2-0A45-4B8E-8D21-9F00AA11BB22";
    private const string Checkpoint = "C0FFEE00-1111-4222-8333-444455556666";
    private static readonly HardwareAddress Card = HardwareAddress.Parse("00-15-5D-01-02-03")!;

    private readonly RecordedHost _host = new();
    private readonly Hypervisor _device;

    public HypervisorTests() => _device = new Hypervisor(Host, _host);

    [Fact]
    public async Task The_machine_is_found_by_its_card_and_read_again_as_it_was()
    {
        var machine = Assert.IsType<VirtualMachine>(await Find());

        Assert.Equal((Host, Guid.Parse(Old), "JUPITER old", true), (machine.Host, machine.Id, machine.Name, machine.CanTell));
        Assert.Equal(machine.Facts, _device.Recall(machine.Facts)!.Facts);
        Assert.Null(_device.Recall(new Dictionary<string, string> { ["host"] = Host, ["machine"] = "none", ["name"] = "x" }));
        Assert.All(_host.Asked, asked => Assert.Equal((Host, @"root\virtualization\v2"), (asked.Computer, asked.Namespace)));
    }

    [Fact]
    public async Task An_emulated_card_serves_as_well()
    {
        _host.Emulated.Add(_host.Synthetic[0]);
        _host.Synthetic.RemoveAt(0);

        Assert.Equal(Guid.Parse(Old), ((VirtualMachine)await Find()).Id);
    }

    [Fact]
    public async Task A_checkpoint_s_copy_of_the_card_is_no_machine()
    {
        _host.Synthetic.Add(RecordedHost.CardOf(Checkpoint, "00155D010203"));

        Assert.Equal(Guid.Parse(Old), ((VirtualMachine)await Find()).Id);
    }

    [Fact]
    public async Task A_card_that_nobody_has_or_two_have_names_no_machine()
    {
        _host.Synthetic.Add(RecordedHost.CardOf(Other, "00155D010203"));
        await ExpectNoPlace(SR.HypervisorSeveral.With(Host, Card));
        _host.Synthetic.Clear();
        _host.Synthetic.AddRange([new() { ["InstanceID"] = @"Microsoft:Definition\6A45335D-4C3A-44B7-B61F-C9808BBDF8ED\Default", ["Address"] = "000000000000" }, new() { ["InstanceID"] = null, ["Address"] = null }, []]);
        await ExpectNoPlace(SR.HypervisorKnowsNone.With(Host, Card));
    }

    [Theory]
    [InlineData(3, "Absent")]
    [InlineData(2, "Present")]
    [InlineData(4, "Present")]
    [InlineData(10, "Present")]
    [InlineData(32770, "Present")]
    [InlineData(32773, "Present")]
    [InlineData(32774, "Present")]
    [InlineData(32776, "Present")]
    [InlineData(32777, "Present")]
    [InlineData(32781, "Present")]
    [InlineData(0, "Unknown")]
    [InlineData(1, "Unknown")]
    [InlineData(5, "Unknown")]
    [InlineData(6, "Unknown")]
    [InlineData(7, "Unknown")]
    [InlineData(8, "Unknown")]
    [InlineData(9, "Unknown")]
    [InlineData(32768, "Unknown")]
    [InlineData(32769, "Unknown")]
    [InlineData(32779, "Unknown")]
    [InlineData(32782, "Unknown")]
    [InlineData(32784, "Unknown")]
    [InlineData(60000, "Unknown")]
    public async Task Only_turned_off_is_off_and_what_can_be_resumed_is_not_known(int state, string expected)
    {
        var machine = await Find();
        _host.Machines[1]["EnabledState"] = (ushort)state;

        var answer = await Ask(machine);

        Assert.Equal(expected, answer.State.ToString());
        Assert.Equal(expected == "Absent" ? AbsenceGrade.Off : null, answer.Grade);
        if (expected == "Absent")
        {
            Assert.Equal(SR.HypervisorOff.With(Host, "JUPITER old", 3), answer.Detail);
        }
    }

    [Fact]
    public async Task A_machine_that_is_replicated_may_run_elsewhere()
    {
        var machine = await Find();
        _host.Machines[1]["EnabledState"] = (ushort)3;
        _host.Machines[1]["ReplicationMode"] = (ushort)1;

        await Expect(machine, DeviceAnswer.Unknown(SR.HypervisorReplicated.With(Host, "JUPITER old")));
    }

    [Fact]
    public async Task A_machine_that_is_not_shown_any_more_or_without_a_state_is_not_known()
    {
        var machine = await Find();
        _host.Machines[1].Remove("EnabledState");
        await Expect(machine, DeviceAnswer.Unknown(SR.HypervisorBetween.With(Host, "JUPITER old", "?")));
        _host.Machines.RemoveAt(1);
        await Expect(machine, DeviceAnswer.Unknown(SR.HypervisorLacks.With(Host, "JUPITER old")));
        _host.Machines.Clear();
        await Expect(machine, DeviceAnswer.Unknown(SR.HypervisorLacks.With(Host, "JUPITER old")));
    }

    [Fact]
    public async Task Another_host_is_not_believed()
    {
        var machine = await Find();
        var answer = await new Hypervisor("HV02", _host).AskAsync(Server(machine), machine, TestContext.Current.CancellationToken);

        Assert.Equal((PresenceState.Unknown, SR.HypervisorOther.With("HV02", Host)), (answer.State, answer.Detail));
    }

    [Fact]
    public async Task A_host_that_never_answers_is_not_waited_for()
    {
        using var never = new ManualResetEventSlim();
        _host.Before = never.Wait;
        using var soon = new CancellationTokenSource(200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _device.FindAsync(Card, soon.Token));
        never.Set();
    }

    [Fact]
    public async Task Where_there_is_no_CIM_it_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "CIM is there");
        var device = new Hypervisor(Host, CimSource.OfThisComputer);

        Assert.Equal(SR.CimNeedsWindows.With(Host), (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => device.FindAsync(Card, TestContext.Current.CancellationToken))).Message);
    }

    private Task<IDevicePlace> Find() => _device.FindAsync(Card, TestContext.Current.CancellationToken);

    private Task<DeviceAnswer> Ask(IDevicePlace place) => _device.AskAsync(Server(place), place, TestContext.Current.CancellationToken);

    private async Task Expect(IDevicePlace place, DeviceAnswer expected)
    {
        var answer = await Ask(place);
        Assert.Equal((expected.State, expected.Grade, expected.Detail), (answer.State, answer.Grade, answer.Detail));
    }

    private async Task ExpectNoPlace(string detail) => Assert.Equal(detail, (await Assert.ThrowsAsync<NoDeviceAnswerException>(Find)).Message);

    private static AskedServer Server(IDevicePlace place) => new() { Host = NetworkHost.Parse("JUPITER-OLD"), Places = [place] };

    /// <summary>A host with two machines, and the rows that it gives to each query.</summary>
    private sealed class RecordedHost : ICimSource
    {
        public List<Dictionary<string, object?>> Synthetic { get; } = [CardOf(Old, "00155D010203"), CardOf(Other, "00155D0102FF")];

        public List<Dictionary<string, object?>> Emulated { get; } = [];

        public List<Dictionary<string, object?>> Machines { get; } =
        [
            new() { ["Name"] = Host, ["ElementName"] = Host, ["EnabledState"] = (ushort)2, ["ReplicationMode"] = null },
            new() { ["Name"] = Old, ["ElementName"] = "JUPITER old", ["EnabledState"] = (ushort)2, ["ReplicationMode"] = (ushort)0 },
            new() { ["Name"] = Other, ["ElementName"] = "Kitchen", ["EnabledState"] = (ushort)2, ["ReplicationMode"] = (ushort)0 },
        ];

        public List<(string Computer, string Namespace)> Asked { get; } = [];

        public Action Before { get; set; } = () => { };

        public static Dictionary<string, object?> CardOf(string machine, string address) => new()
        {
            ["InstanceID"] = $@"Microsoft:{machine}\{Guid.NewGuid().ToString("D").ToUpperInvariant()}",
            ["Address"] = address,
        };

        public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
        {
            Before();
            Asked.Add((computer, cimNamespace));
            var rows = query.Split(' ')[^1] switch
            {
                "Msvm_SyntheticEthernetPortSettingData" => Synthetic,
                "Msvm_EmulatedEthernetPortSettingData" => Emulated,
                "Msvm_ComputerSystem" => Machines,
                _ => throw new InvalidOperationException(query),
            };
            return [.. rows.Select(row => new CimRow(row))];
        }
    }
}
