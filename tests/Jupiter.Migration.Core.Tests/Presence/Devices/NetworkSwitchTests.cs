using System;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>What a switch's answers come to: when a server counts as isolated, and all the ways in which that would be said too early (clause R0).</summary>
public sealed class NetworkSwitchTests
{
    private const long Down = 2;
    private static readonly HardwareAddress Server = SimulatedSwitch.Card("00-10");
    private static readonly HardwareAddress Till = SimulatedSwitch.Card("00-31");
    private static readonly TimeSpan Floor = SilenceFloor.Unmeasured;

    private readonly SimulatedClock _clock = new();
    private readonly SimulatedSwitch _switch;
    private readonly NetworkSwitch _device;

    public NetworkSwitchTests()
    {
        _switch = SimulatedSwitch.WithServer(_clock, Server);
        _device = new NetworkSwitch(SimulatedSwitch.Address, _switch, _clock);
    }

    [Fact]
    public async Task At_R2_the_port_of_the_server_is_noted_and_read_again_as_it_was()
    {
        _clock.Advance(TimeSpan.FromDays(500));

        var port = (SwitchPort)await Find();
        var again = (SwitchPort)_device.Recall(port.Facts)!;

        Assert.Equal((Server, _switch.Bridge, 2u, 102u, "Gi2", 0, true), (port.Card, port.Bridge, port.Port, port.Interface, port.Name, port.Others, port.CanTell));
        Assert.Equal(port.Facts, again.Facts);
        Assert.Equal(_clock.GetUtcNow(), again.At);
        Assert.Null(_device.Recall(port.Facts.Where(fact => fact.Key != "bridge").ToDictionary(fact => fact.Key, fact => fact.Value)));
    }

    [Fact]
    public async Task A_table_of_VLANs_serves_as_well()
    {
        _switch.TellsVlans = true;

        Assert.Equal("Gi2", ((SwitchPort)await Find()).Name);
    }

    [Fact]
    public async Task A_device_without_ifName_is_known_by_ifDescr()
    {
        _switch.Left.Add(SwitchObjects.Name);

        Assert.Equal("Port 2", ((SwitchPort)await Find()).Name);
    }

    [Fact]
    public async Task At_R2_a_server_that_the_switch_does_not_know_or_knows_by_hand_or_twice_has_no_place()
    {
        _switch.Forget(Server);
        await ExpectNoPlace(SR.SwitchNotLearned.With(SimulatedSwitch.Address, Server));
        _switch.Known.Add((Server, 2, 5));
        await ExpectNoPlace(SR.SwitchNotLearned.With(SimulatedSwitch.Address, Server));
        _switch.TellsVlans = true;
        _switch.Known.AddRange([(Server, 3, 3), (Server, 4, 3)]);
        await ExpectNoPlace(SR.SwitchSeveralPorts.With(SimulatedSwitch.Address, Server));
        _switch.Left.Add(SwitchObjects.BridgeAddress);
        await ExpectNoPlace(SR.SnmpLacks.With(SimulatedSwitch.Address, "BRIDGE-MIB, dot1dBaseBridgeAddress"));
    }

    [Fact]
    public async Task A_port_that_an_administrator_shut_isolates_at_once()
    {
        var place = await Find();
        _switch.Forget(Server);
        _switch.Set(2, Down, Down);

        await Expect(place, DeviceAnswer.Absent(AbsenceGrade.Isolated, SR.SwitchPortShut.With(SimulatedSwitch.Address, "Gi2", Server)));
    }

    [Theory]
    [InlineData(2L)]
    [InlineData(6L)]
    [InlineData(7L)]
    public async Task A_port_without_link_isolates_once_that_lasts_longer_than_a_start(long oper)
    {
        var place = await Find();
        _clock.Advance(TimeSpan.FromMinutes(40));
        _switch.Forget(Server);
        _switch.Set(2, 1, oper);
        _clock.Advance(Floor - TimeSpan.FromSeconds(1));

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchNoLinkYet.With(SimulatedSwitch.Address, "Gi2", "00:09:59", "00:10:00")));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Expect(place, DeviceAnswer.Absent(AbsenceGrade.Isolated, SR.SwitchNoLink.With(SimulatedSwitch.Address, "Gi2", "00:10:00", Server)));
    }

    [Fact]
    public async Task A_server_that_restarts_over_and_over_is_never_isolated()
    {
        var place = await Find();
        for (var i = 0; i < 20; i++)
        {
            _switch.Forget(Server);
            _switch.Set(2, 1, Down);
            _clock.Advance(TimeSpan.FromMinutes(2));
            Assert.NotEqual(PresenceState.Absent, (await Ask(place)).State);
            _switch.Set(2, 1, 1);
            _clock.Advance(TimeSpan.FromSeconds(10));
            Assert.NotEqual(PresenceState.Absent, (await Ask(place)).State);
        }
    }

    [Fact]
    public async Task An_address_that_is_gone_says_nothing_while_the_port_has_link()
    {
        var place = await Find();
        _switch.Forget(Server);
        _clock.Advance(TimeSpan.FromHours(3));

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchHasLink.With(SimulatedSwitch.Address, "Gi2", Server)));
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(3u)]
    public async Task An_address_that_was_learned_at_its_port_or_at_another_one_is_a_server_that_is_on(uint port)
    {
        var place = await Find();
        _switch.Set(2, 1, port == 2 ? 1 : Down);
        _switch.Forget(Server);
        _switch.Known.Add((Server, port, 3));
        _clock.Advance(Floor);

        await Expect(place, DeviceAnswer.Present(SR.SwitchLearned.With(SimulatedSwitch.Address, Server, "Gi" + port, "300")));
    }

    [Fact]
    public async Task An_address_that_is_still_known_at_a_port_without_link_says_nothing_yet()
    {
        var place = await Find();
        _switch.Set(2, 1, Down);
        _clock.Advance(Floor);

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchLearnedStale.With(SimulatedSwitch.Address, Server, "Gi2")));
    }

    [Fact]
    public async Task Behind_an_uplink_tills_and_server_see_each_other_without_the_port()
    {
        _switch.Known.Add((Till, 2, 3));
        _switch.Known.Add((SimulatedSwitch.Card("0B-03"), 2, 4));
        var place = await Find();
        Assert.Equal((1, false), (((SwitchPort)place).Others, place.CanTell));
        _switch.Forget(Server);
        _switch.Forget(Till);
        _switch.Set(2, Down, Down);
        _clock.Advance(Floor);

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchUplink.With(SimulatedSwitch.Address, "Gi2", 1)));
    }

    [Fact]
    public async Task Another_switch_under_the_same_address_is_not_believed()
    {
        var place = await Isolated();
        var was = _switch.Bridge;
        _switch.Bridge = SimulatedSwitch.Card("0B-02");

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchOther.With(SimulatedSwitch.Address, _switch.Bridge, was)));
    }

    [Fact]
    public async Task A_port_that_was_renumbered_is_not_believed()
    {
        var place = await Isolated();
        _switch.Ports[2] = ("Gi9", _switch.Ports[2].Admin, _switch.Ports[2].Oper, _switch.Ports[2].Changed);
        await Expect(place, DeviceAnswer.Unknown(SR.SwitchRenumbered.With(SimulatedSwitch.Address, "Gi2")));

        _switch.Ports.Remove(2);
        await Expect(place, DeviceAnswer.Unknown(SR.SwitchRenumbered.With(SimulatedSwitch.Address, "Gi2")));
    }

    [Fact]
    public async Task A_table_that_shows_nobody_is_no_proof_that_one_is_missing()
    {
        var place = await Isolated();
        _switch.Known.Clear();

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchKnowsNobody.With(SimulatedSwitch.Address)));
    }

    [Fact]
    public async Task A_switch_that_was_restarted_does_not_know_since_when()
    {
        var place = await Isolated();
        _switch.Started = _clock.GetUtcNow() - TimeSpan.FromMinutes(30);

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchRestarted.With(SimulatedSwitch.Address, "Gi2")));
    }

    [Fact]
    public async Task A_switch_that_does_not_note_changes_does_not_know_since_when()
    {
        _switch.KeepsTime = false;
        var place = await Isolated();

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchKeepsNoTime.With(SimulatedSwitch.Address, "Gi2")));
    }

    [Theory]
    [InlineData(3L)]
    [InlineData(4L)]
    [InlineData(5L)]
    [InlineData(99L)]
    public async Task Any_other_state_of_the_port_says_nothing(long oper)
    {
        var place = await Isolated();
        _switch.Set(2, 1, oper);
        _clock.Advance(Floor);

        await Expect(place, DeviceAnswer.Unknown(SR.SwitchOtherState.With(SimulatedSwitch.Address, "Gi2", oper)));
    }

    [Fact]
    public async Task A_port_that_is_to_be_shut_and_still_has_link_is_not_shut()
    {
        var place = await Find();
        _switch.Forget(Server);
        _switch.Set(2, Down, 1);

        Assert.Equal(PresenceState.Unknown, (await Ask(place)).State);
    }

    [Fact]
    public async Task What_it_does_not_tell_is_an_error_with_a_text()
    {
        var place = await Isolated();
        _switch.Left.Add(SwitchObjects.OperStatus);
        Assert.Equal(SR.SnmpLacks.With(SimulatedSwitch.Address, "IF-MIB, ifOperStatus"), (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => Ask(place))).Message);
        _switch.Silence = "silent";
        Assert.Equal("silent", (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => Ask(place))).Message);
    }

    private Task<IDevicePlace> Find() => _device.FindAsync(Server, TestContext.Current.CancellationToken);

    // Noted, unplugged, and long enough ago.
    private async Task<IDevicePlace> Isolated()
    {
        var place = await Find();
        _clock.Advance(TimeSpan.FromMinutes(40));
        _switch.Forget(Server);
        _switch.Set(2, 1, Down);
        _clock.Advance(Floor);
        return place;
    }

    private Task<DeviceAnswer> Ask(IDevicePlace place) =>
        _device.AskAsync(new AskedServer { Host = NetworkHost.Parse("JUPITER-OLD"), SilenceFloor = Floor, Places = [place] }, place, TestContext.Current.CancellationToken);

    private async Task Expect(IDevicePlace place, DeviceAnswer expected)
    {
        var answer = await Ask(place);
        Assert.Equal((expected.State, expected.Grade, expected.Detail), (answer.State, answer.Grade, answer.Detail));
    }

    private async Task ExpectNoPlace(string detail) => Assert.Equal(detail, (await Assert.ThrowsAsync<NoDeviceAnswerException>(Find)).Message);
}
