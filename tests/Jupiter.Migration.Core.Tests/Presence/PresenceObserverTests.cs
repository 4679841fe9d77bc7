using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

public sealed class PresenceObserverTests : System.IDisposable
{
    private static readonly IPAddress First = IPAddress.Parse("203.0.113.1");
    private static readonly IPAddress Second = IPAddress.Parse("203.0.113.2");

    private readonly TempFolder _folder = new();
    private readonly RehearsalRegister _rehearsal;

    public PresenceObserverTests() => _rehearsal = new RehearsalRegister(_folder.Root);

    public void Dispose()
    {
        _rehearsal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task All_addresses_of_a_name_are_asked_and_one_that_answers_is_enough()
    {
        var presence = await Observe(
            Resolved(First, Second),
            new Probe("Tcp", address => address.Equals(Second) ? ProbeOutcome.Refused : ProbeOutcome.Silent),
            new Probe("Arp", address => address.Equals(First) ? ProbeOutcome.Unanswered : ProbeOutcome.Silent));

        Assert.Equal(PresenceState.Present, presence.State);
        Assert.Equal(["203.0.113.1", "203.0.113.2"], presence.Addresses);
        Assert.Equal(5, presence.Signals.Count);
    }

    [Fact]
    public async Task Silence_on_the_segment_alone_is_no_absence() =>
        Assert.Equal(PresenceState.Unknown, (await Observe(Resolved(First), Silent, new Probe("Arp", _ => ProbeOutcome.Unanswered))).State);

    [Theory]
    [InlineData(ResolutionOutcome.NotFound)]
    [InlineData(ResolutionOutcome.NoAnswer)]
    internal async Task A_name_that_does_not_resolve_is_no_absence(ResolutionOutcome outcome)
    {
        var presence = await Observe(new HostAddresses(NetworkHost.Parse("JUPITER"), outcome, "none"), Silent);

        Assert.Equal(PresenceState.Unknown, presence.State);
        Assert.Equal("NameResolution", Assert.Single(presence.Signals).Name);
    }

    [Fact]
    public async Task A_name_with_addresses_that_were_not_asked_is_never_absent()
    {
        var host = new HostAddresses(NetworkHost.Parse("JUPITER"), ResolutionOutcome.Incomplete, "1 of 2", First);

        Assert.Equal(PresenceState.Unknown, (await Observe(host, Silent, new Probe("Arp", _ => ProbeOutcome.Unanswered))).State);
    }

    [Theory]
    [InlineData("127.8.9.10")]
    [InlineData("::1")]
    public async Task A_loopback_address_of_a_rehearsal_that_is_on_is_only_connected_to_and_says_whose_rule_that_is(string address)
    {
        _rehearsal.Enter([address]);

        var presence = await Observe(
            Resolved(IPAddress.Parse(address)), new Probe("Tcp", _ => ProbeOutcome.Refused), new Probe("Icmp", _ => ProbeOutcome.Replied));

        Assert.Equal((PresenceState.Absent, AbsenceGrade.Off), (presence.State, presence.Absence));
        Assert.Equal(["NameResolution", "Tcp"], presence.Signals.Select(signal => signal.Name));
        Assert.Contains(SR.RehearsalRule.With("Tcp"), presence.Evidence, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Any_other_loopback_address_is_nobodys_whatever_answers_there(string address)
    {
        // As a line "127.0.0.1 JUPITER-OLD" in the hosts file makes it.
        var presence = await Observe(Resolved(IPAddress.Parse(address)), new Probe("Tcp", _ => ProbeOutcome.Refused));

        Assert.Equal((PresenceState.Unknown, null), (presence.State, presence.Absence));
        Assert.Contains(SR.LoopbackIsNobody, presence.Evidence, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_a_rehearsal_that_is_over_is_nobodys_again()
    {
        _rehearsal.Enter(["127.8.9.11"]);
        _rehearsal.Dispose();

        Assert.Equal(PresenceState.Unknown, (await Observe(Resolved(IPAddress.Parse("127.8.9.11")), new Probe("Tcp", _ => ProbeOutcome.Refused))).State);
    }

    [Fact]
    public async Task A_name_of_this_computer_is_this_computer_and_that_is_on()
    {
        var host = new HostAddresses(
            NetworkHost.Parse(System.Environment.MachineName), ResolutionOutcome.Resolved, "hosts", IPAddress.Parse("127.0.1.1"));

        Assert.Equal(PresenceState.Present, (await Observe(host, Silent)).State);
    }

    [Fact]
    public async Task Nobody_is_waited_for_once_the_server_is_known_to_be_on()
    {
        var presence = await Observe(Resolved(First), new Probe("Tcp", _ => ProbeOutcome.Accepted), new Waiting());

        Assert.Equal(PresenceState.Present, presence.State);
        Assert.Equal(PresenceState.Unknown, presence.Signals.Single(signal => signal.Name == "Waiting").Finding);
    }

    private static Probe Silent => new("Tcp", _ => ProbeOutcome.Silent);

    private static HostAddresses Resolved(params IPAddress[] addresses) =>
        new(NetworkHost.Parse("JUPITER"), ResolutionOutcome.Resolved, "resolved", addresses);

    private Task<ServerPresence> Observe(HostAddresses host, INetworkProbe connect, params INetworkProbe[] others) =>
        new PresenceObserver(new AddressBook(_rehearsal), connect, [.. others, connect]).ObserveAsync(host, TestContext.Current.CancellationToken);

    private sealed class Probe(string name, System.Func<IPAddress, ProbeOutcome> answer) : INetworkProbe
    {
        public string Name => name;

        public Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline) =>
            Task.FromResult(new ProbeAnswer(answer(address), name));
    }

    private sealed class Waiting : INetworkProbe
    {
        public string Name => "Waiting";

        public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, deadline));
            return new ProbeAnswer(ProbeOutcome.Silent, "silent");
        }
    }
}
