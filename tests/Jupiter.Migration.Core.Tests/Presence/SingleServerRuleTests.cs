using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.SingleServer;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

public sealed class SingleServerRuleTests : IDisposable
{
    private const string Old = "127.72.0.1";
    private const string New = "127.72.0.2";

    private readonly RehearsalRegister _rehearsal = new();

    public SingleServerRuleTests() => _rehearsal.Enter([Old, New]);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public void Only_the_new_server_on_passes_and_says_so()
    {
        using var listener = new Listener(New);

        var results = Assert(Old, New, listener.Port);

        Xunit.Assert.Equal(["Presence.OldServer", "Presence.NewServer", "Presence.Single"], results.Select(result => result.Id));
        Xunit.Assert.All(results, result => Xunit.Assert.Equal((CheckStatus.Pass, "R0"), (result.Status, result.Clause)));
        Xunit.Assert.Equal(SR.PresenceNewOn.With(New), results[2].Actual);
        Xunit.Assert.Contains(SR.RehearsalRule.With(SR.TcpRefused.With(listener.Port)), results[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_old_server_on_passes_and_says_so()
    {
        using var listener = new Listener(Old);

        Xunit.Assert.Equal(SR.PresenceOldOn.With(Old), Assert(Old, New, listener.Port)[2].Actual);
    }

    [Fact]
    public void Neither_on_passes_and_says_so() =>
        Xunit.Assert.Equal(SR.PresenceNoneOn, Assert(Old, New, Listener.ClosedPort())[2].Actual);

    [Fact]
    public void Both_on_is_refused_with_the_signals()
    {
        using var old = new Listener(Old);
        using var replacement = new Listener(New, old.Port);

        var error = Refused(Old, New, old.Port);

        Xunit.Assert.Equal("BothServersPresent", error.ErrorId);
        Xunit.Assert.Contains("TcpConnect", error.Message, StringComparison.Ordinal);
        var results = Xunit.Assert.IsType<CheckResult[]>(error.TargetObject);
        Xunit.Assert.All(results, result => Xunit.Assert.Equal(CheckStatus.Fail, result.Status));
    }

    [Fact]
    public void A_name_that_does_not_resolve_is_refused_as_unknown_while_the_other_one_is_on()
    {
        using var listener = new Listener(New);

        var error = Refused("no-such-server.invalid", New, listener.Port);

        Xunit.Assert.Equal("PresenceUnknown", error.ErrorId);
        Xunit.Assert.Contains("NameResolution", error.Message, StringComparison.Ordinal);
        var results = Xunit.Assert.IsType<CheckResult[]>(error.TargetObject);
        Xunit.Assert.Equal([CheckStatus.Unknown, CheckStatus.Pass, CheckStatus.Unknown], results.Select(result => result.Status));
    }

    [Fact]
    public void Of_the_other_one_nothing_need_be_known_where_one_is_absent()
    {
        var results = Assert("no-such-server.invalid", New, Listener.ClosedPort());

        Xunit.Assert.Equal([CheckStatus.Warning, CheckStatus.Pass, CheckStatus.Pass], results.Select(result => result.Status));
        Xunit.Assert.Equal(["", "Off", ""], results.Select(result => result.Grade));
        Xunit.Assert.Equal(SR.PresenceOtherNotKnown.With(New, "no-such-server.invalid"), results[2].Actual);
    }

    [Fact]
    public void A_loopback_address_that_no_rehearsal_has_is_no_server_that_is_off()
    {
        using var listener = new Listener(New);

        Xunit.Assert.Equal("PresenceUnknown", Refused("127.72.0.3", New, listener.Port).ErrorId);
    }

    [Theory]
    [InlineData("JUPITER", "jupiter.")]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1")]
    [InlineData("127.0.0.1", "localhost")]
    public void One_server_twice_is_an_error_of_its_own(string old, string @new) =>
        Xunit.Assert.Equal("SameServer", Refused(old, @new, 1433).ErrorId);

    [Fact]
    public void Every_pair_passes_only_when_one_is_absent_and_by_a_word_alone_only_when_somebody_decides()
    {
        ServerPresence[] olds = Known("OLD"), news = Known("NEW");
        foreach (var (old, @new) in olds.SelectMany(old => news.Select(@new => (old, @new))))
        {
            var grades = new[] { old.Absence, @new.Absence };
            var expected = (old.State, @new.State) is (PresenceState.Present, PresenceState.Present) ? "BothServersPresent"
                : Array.Exists(grades, grade => grade > AbsenceGrade.Attested) ? null
                : Array.Exists(grades, grade => grade == AbsenceGrade.Attested) ? "AbsenceOnlyAttested"
                : "PresenceUnknown";

            Xunit.Assert.Equal(expected, ErrorOf(old, @new, decidedBy: null));
            Xunit.Assert.Equal(expected == "AbsenceOnlyAttested" ? null : expected, ErrorOf(old, @new, "Алёна Щукина"));
        }
    }

    [Fact]
    public async Task Cancellation_ends_it_at_once_and_closes_the_progress()
    {
        using var stop = new CancellationTokenSource();
        var observer = new SilentObserver();
        var rule = new SingleServerRule(Asking(new Endless()), Nothing, observer);
        var work = Task.Run(() => rule.Assert(Request(Old, New, TimeSpan.FromMinutes(5)), stop.Token));
        await Task.Delay(200);
        var watch = Stopwatch.StartNew();

        await stop.CancelAsync();

        await Xunit.Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Xunit.Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
        Xunit.Assert.True(observer.Progress[^1].Completed);
    }

    [Fact]
    public void The_time_is_bounded_and_what_was_not_told_in_it_is_unknown()
    {
        var watch = Stopwatch.StartNew();
        var rule = new SingleServerRule(Asking(new Endless()), Nothing, new SilentObserver());

        var error = Xunit.Assert.Throws<MigrationException>(() => rule.Assert(Request(Old, New, TimeSpan.FromMilliseconds(500)), default));

        Xunit.Assert.Equal("PresenceUnknown", error.ErrorId);
        Xunit.Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    private static AbsenceInquiry Nothing => new(
        new SilenceObserver(new SimulatedSegment(new SimulatedClock()) { Segment = null }, TimeProvider.System),
        new NameInquiry(new SimulatedSegment(new SimulatedClock()) { Segment = null }, []));

    private static IReadOnlyList<CheckResult> Assert(string old, string @new, int port) =>
        new SingleServerRule(Asking(new TcpProbe(port)), Nothing, new SilentObserver())
            .Assert(Request(old, @new, TimeSpan.FromSeconds(10)), TestContext.Current.CancellationToken).Results;

    private static PresenceObserver Asking(INetworkProbe probe) => new(new AddressBook(new RehearsalRegister()), probe, [probe]);

    private static MigrationException Refused(string old, string @new, int port) =>
        Xunit.Assert.Throws<MigrationException>(() => Assert(old, @new, port));

    private static SingleServerRequest Request(string old, string @new, TimeSpan timeout) =>
        new() { OldServer = new() { Host = NetworkHost.Parse(old) }, NewServer = new() { Host = NetworkHost.Parse(@new) }, Timeout = timeout };

    private static ServerPresence[] Known(string host) =>
    [
        Seen(host, PresenceState.Unknown, null),
        Seen(host, PresenceState.Present, null),
        .. Enum.GetValues<AbsenceGrade>().Select(grade => Seen(host, PresenceState.Absent, grade)),
    ];

    private static ServerPresence Seen(string host, PresenceState state, AbsenceGrade? grade) =>
        new() { Host = host, Addresses = [], State = state, Absence = grade, Signals = [] };

    private static string? ErrorOf(ServerPresence old, ServerPresence @new, string? decidedBy) =>
        (Record.Exception(() => SingleServerRule.Decide(old, @new, decidedBy)) as MigrationException)?.ErrorId;

    private sealed class Endless : INetworkProbe
    {
        public string Name => "Endless";

        public async Task<ProbeAnswer> AskAsync(System.Net.IPAddress address, CancellationToken deadline)
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, deadline));
            return new ProbeAnswer(ProbeOutcome.Silent, "silent");
        }
    }
}
