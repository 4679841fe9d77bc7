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
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

public sealed class SingleServerRuleTests
{
    private const string Old = "127.72.0.1";
    private const string New = "127.72.0.2";

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
    public void A_name_that_does_not_resolve_is_refused_as_unknown()
    {
        var error = Refused("no-such-server.invalid", New, Listener.ClosedPort());

        Xunit.Assert.Equal("PresenceUnknown", error.ErrorId);
        Xunit.Assert.Contains("NameResolution", error.Message, StringComparison.Ordinal);
        var results = Xunit.Assert.IsType<CheckResult[]>(error.TargetObject);
        Xunit.Assert.Equal([CheckStatus.Unknown, CheckStatus.Pass, CheckStatus.Unknown], results.Select(result => result.Status));
    }

    [Theory]
    [InlineData("JUPITER", "jupiter.")]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1")]
    [InlineData("127.0.0.1", "localhost")]
    public void One_server_twice_is_an_error_of_its_own(string old, string @new) =>
        Xunit.Assert.Equal("SameServer", Refused(old, @new, 1433).ErrorId);

    [Fact]
    public void Every_pair_of_states_passes_only_when_both_are_known_and_not_both_on()
    {
        foreach (var old in Enum.GetValues<PresenceState>())
        {
            foreach (var @new in Enum.GetValues<PresenceState>())
            {
                var expected = (old, @new) switch
                {
                    (PresenceState.Present, PresenceState.Present) => "BothServersPresent",
                    (PresenceState.Unknown, _) or (_, PresenceState.Unknown) => "PresenceUnknown",
                    _ => null,
                };

                var error = Record.Exception(() => SingleServerRule.Decide(Seen("OLD", old), Seen("NEW", @new))) as MigrationException;

                Xunit.Assert.Equal(expected, error?.ErrorId);
            }
        }
    }

    [Fact]
    public async Task Cancellation_ends_it_at_once_and_closes_the_progress()
    {
        using var stop = new CancellationTokenSource();
        var observer = new SilentObserver();
        var rule = new SingleServerRule(new PresenceObserver(new Endless()), observer);
        var work = Task.Run(() => rule.Assert(Request(Old, New, TimeSpan.FromMinutes(5)), stop.Token));
        await Task.Delay(200);
        var watch = Stopwatch.StartNew();

        await stop.CancelAsync();

        await Xunit.Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Xunit.Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
        Xunit.Assert.True(observer.Progress[^1].Completed);
    }

    [Fact]
    public void The_time_is_bounded_and_what_was_not_told_in_it_is_unknown()
    {
        var watch = Stopwatch.StartNew();
        var rule = new SingleServerRule(new PresenceObserver(new Endless()), new SilentObserver());

        var error = Xunit.Assert.Throws<MigrationException>(() => rule.Assert(Request(Old, New, TimeSpan.FromMilliseconds(500)), default));

        Xunit.Assert.Equal("PresenceUnknown", error.ErrorId);
        Xunit.Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    private static IReadOnlyList<CheckResult> Assert(string old, string @new, int port) =>
        new SingleServerRule(PresenceObserver.ForPort(port), new SilentObserver())
            .Assert(Request(old, @new, TimeSpan.FromSeconds(10)), TestContext.Current.CancellationToken);

    private static MigrationException Refused(string old, string @new, int port) =>
        Xunit.Assert.Throws<MigrationException>(() => Assert(old, @new, port));

    private static SingleServerRequest Request(string old, string @new, TimeSpan timeout) =>
        new() { OldServer = NetworkHost.Parse(old), NewServer = NetworkHost.Parse(@new), Timeout = timeout };

    private static ServerPresence Seen(string host, PresenceState state) => new() { Host = host, Addresses = [], State = state, Signals = [] };

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
