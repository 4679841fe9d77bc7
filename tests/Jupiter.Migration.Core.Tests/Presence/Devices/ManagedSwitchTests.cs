using System;
using System.Diagnostics;
using System.Globalization;
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
/// A real bridge and a real agent: unplugged, shut, moved, renamed, restarted, silent. The floor of the silence is seconds here;
/// <see cref="NetworkSwitchTests"/> has the real one.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class ManagedSwitchTests(ManagedSwitch lab) : IClassFixture<ManagedSwitch>
{
    private static readonly TimeSpan Floor = TimeSpan.FromSeconds(3);

    // net-snmp looks at the interfaces every few seconds, so that a change is seen late, and its time with it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private NetworkSwitch Device => new(lab.Address, lab.Agent, TimeProvider.System);

    [Fact]
    public async Task What_is_read_is_what_snmpget_and_snmpbulkwalk_read()
    {
        await lab.Ready();
        string[] names = ["1.3.6.1.2.1.1.2.0", "1.3.6.1.2.1.17.1.1.0", "1.3.6.1.2.1.17.4.2.0", "1.3.6.1.2.1.2.2.1.6.2", "1.3.6.1.2.1.2.2.1.5.2", "1.3.6.1.2.1.2.2.1.8.4711"];

        var values = await lab.Agent.GetAsync([.. names.Select(ObjectName.Of)], TestContext.Current.CancellationToken);
        Assert.Equal(await lab.Snmp("snmpget", names), names.Zip(values, Printed));

        foreach (var root in new[] { "1.3.6.1.2.1.17", "1.3.6.1.2.1.31.1.1.1.1", "1.3.6.1.2.1.2.2.1.7" })
        {
            var rows = await lab.Agent.WalkAsync(ObjectName.Of(root), TestContext.Current.CancellationToken);
            Assert.NotEmpty(rows);
            Assert.Equal(await lab.Snmp("snmpbulkwalk", root), rows.Select(row => Printed(row.Name.ToString(), row.Value)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("vlan")]
    public async Task A_server_that_is_unplugged_is_isolated_and_one_that_comes_back_is_present(string kind)
    {
        await lab.Ready(kind);
        var place = await Find();
        Assert.Equal(("port1", 0, lab.BridgeCard), (place.Name, place.Others, place.Bridge.Text));

        Assert.Equal(PresenceState.Present, (await Ask(place)).State);
        await lab.Unplug();
        var isolated = await Until(place, AbsenceGrade.Isolated);
        Assert.Contains("port1", isolated.Detail, StringComparison.Ordinal);
        await lab.PlugIn();
        await lab.ServerSpeaks();
        await Until(place, PresenceState.Present);
    }

    [Fact]
    public async Task A_restart_of_the_server_isolates_nobody()
    {
        await lab.Ready();
        var place = await Find();
        await lab.Unplug();
        await Until(place, PresenceState.Unknown, floor: SilenceFloor.Least);
        var brief = await Until(place, answer => answer.Detail.Contains("00:05:00", StringComparison.Ordinal), SilenceFloor.Least);

        Assert.Equal(PresenceState.Unknown, brief.State);
        await lab.PlugIn();
        await Until(place, answer => answer.Detail == SR.SwitchHasLink.With(lab.Address, "port1", lab.ServerCard) || answer.State == PresenceState.Present, Floor);
    }

    [Fact]
    public async Task A_port_that_is_shut_isolates_at_once()
    {
        await lab.Ready();
        var place = await Find();
        await lab.Shut();

        var isolated = await Until(place, AbsenceGrade.Isolated, floor: TimeSpan.FromHours(1));
        await lab.Open();

        Assert.Equal(SR.SwitchPortShut.With(lab.Address, "port1", lab.ServerCard), isolated.Detail);
    }

    [Fact]
    public async Task A_server_that_was_plugged_into_another_port_is_found_there()
    {
        await lab.Ready();
        var place = await Find();
        await lab.Unplug();
        await lab.MoveServer();
        await lab.TillSpeaks();

        var moved = await Ask(place);
        await lab.MoveBack();
        await lab.PlugIn();

        Assert.Equal((PresenceState.Present, SR.SwitchLearned.With(lab.Address, lab.ServerCard, "port2", 300)), (moved.State, moved.Detail));
    }

    [Fact]
    public async Task Another_switch_under_the_same_address_says_nothing()
    {
        await lab.Ready();
        var place = await Find();
        await lab.Shut();
        await Until(place, AbsenceGrade.Isolated);
        await lab.Rename("02-00-00-00-66-02");
        try
        {
            var other = await Ask(place);
            Assert.Equal((PresenceState.Unknown, SR.SwitchOther.With(lab.Address, "02-00-00-00-66-02", lab.BridgeCard)), (other.State, other.Detail));
        }
        finally
        {
            await lab.Rename(lab.BridgeCard);
            await lab.Open();
        }
    }

    [Fact]
    public async Task Behind_a_port_with_two_addresses_nobody_is_isolated()
    {
        await lab.Ready();
        await lab.AddBehindServer();
        try
        {
            await lab.SpeaksBehindServer();
            await lab.ServerSpeaks();
            var place = await Find();
            Assert.Equal((1, false), (place.Others, place.CanTell));
            await lab.Shut();

            var answer = await Until(place, PresenceState.Unknown);
            Assert.Equal(SR.SwitchUplink.With(lab.Address, "port1", 1), answer.Detail);
        }
        finally
        {
            await lab.RemoveBehindServer();
            await lab.Open();
        }
    }

    [Fact]
    public async Task A_switch_that_was_restarted_since_says_nothing()
    {
        await lab.Ready();
        var place = await Find();
        await lab.Unplug();
        await Until(place, AbsenceGrade.Isolated);

        // As though the switch had run for days before.
        var earlier = new SwitchPort
        {
            Card = place.Card, Bridge = place.Bridge, Port = place.Port, Interface = place.Interface, Name = place.Name, Others = 0,
            UpTime = 90_000_000, At = place.At,
        };
        await lab.Restart();
        var answer = await Until(earlier, answer => answer.Detail == SR.SwitchRestarted.With(lab.Address, "port1"), Floor);
        await lab.PlugIn();

        Assert.Equal(PresenceState.Unknown, answer.State);
    }

    [Fact]
    public async Task A_wrong_community_and_a_silent_agent_say_nothing_and_show_no_community()
    {
        await lab.Ready();
        var wrong = new SnmpAgent(lab.Address, SnmpAgent.UsualPort, "kanarek-wrong");
        var error = await Assert.ThrowsAsync<NoDeviceAnswerException>(() => wrong.GetAsync([SwitchObjects.UpTime], TestContext.Current.CancellationToken));
        await lab.Stop();
        var closed = await Assert.ThrowsAsync<NoDeviceAnswerException>(() => lab.Agent.GetAsync([SwitchObjects.UpTime], TestContext.Current.CancellationToken));
        await lab.Restart();

        Assert.Equal(SR.SnmpSilent.With(lab.Address, 161), error.Message);
        Assert.Equal(SR.SnmpRefused.With(lab.Address, 161), closed.Message);
        Assert.DoesNotContain("kanarek", error.ToString() + closed, StringComparison.Ordinal);
    }

    // Net-snmp's -Oe -Ot -Ox print of the kinds of values that are compared here.
    private static string Printed(string name, SnmpValue value) => $".{name} = " + value switch
    {
        { Octets: { } octets } => "Hex-STRING: " + string.Join(" ", octets.Select(part => part.ToString("X2", CultureInfo.InvariantCulture))),
        { Name: { } told } => "OID: ." + told,
        { Number: { } number } => (name.StartsWith("1.3.6.1.2.1.2.2.1.5.", StringComparison.Ordinal) ? "Gauge32: " : "INTEGER: ") + number.ToString(CultureInfo.InvariantCulture),
        _ => "No Such Instance currently exists at this OID",
    };

    private async Task<SwitchPort> Find() => (SwitchPort)await Device.FindAsync(HardwareAddress.Parse(lab.ServerCard)!, TestContext.Current.CancellationToken);

    private Task<DeviceAnswer> Ask(SwitchPort place, TimeSpan? floor = null) => Device.AskAsync(
        new AskedServer { Host = NetworkHost.Parse("JUPITER-OLD"), SilenceFloor = floor ?? Floor }, place, TestContext.Current.CancellationToken);

    private Task<DeviceAnswer> Until(SwitchPort place, AbsenceGrade grade, TimeSpan? floor = null) => Until(place, answer => answer.Grade == grade, floor);

    private Task<DeviceAnswer> Until(SwitchPort place, PresenceState state, TimeSpan? floor = null) => Until(place, answer => answer.State == state, floor);

    private async Task<DeviceAnswer> Until(SwitchPort place, Func<DeviceAnswer, bool> isThere, TimeSpan? floor)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await AskOrNot(place, floor);
            if (isThere(answer))
            {
                return answer;
            }

            Assert.True(watch.Elapsed < Patience, $"{answer.State} {answer.Detail}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    // An agent that is just starting.
    private async Task<DeviceAnswer> AskOrNot(SwitchPort place, TimeSpan? floor)
    {
        try
        {
            return await Ask(place, floor);
        }
        catch (NoDeviceAnswerException e)
        {
            return DeviceAnswer.Unknown(e.Message);
        }
    }
}
