using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Watch;

/// <summary>
/// How long it takes from the moment in which the old server could answer for the first time until the next act that can't be taken back is held, with real
/// sockets and the real clock (clause R0).
/// </summary>
[Trait("Tier", "Whole")]
public sealed class WatchedSecondsTests(ITestOutputHelper output)
{
    private const string Old = "127.66.9.1";
    private const string New = "127.66.9.2";
    private const int SqlServer = 1433;
    private const int LongestPhase = 1900;
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Within_two_seconds_of_its_first_packet_the_next_act_is_held()
    {
        using var rehearsal = new RehearsalRegister();
        rehearsal.Enter([Old, New]);
        var random = Sweep.Random(nameof(WatchedSecondsTests));
        var longest = TimeSpan.Zero;
        for (var i = Sweep.Count("the other server comes on beside the watch", 4, 100); i > 0; i--)
        {
            using var sample = new SampleCase(servers: (Old, New));
            sample.Approve();
            sample.GoThrough("R4b");
            using var migration = sample.Open();
            using var watch = new CaseWatch(migration, voice => [new OtherServerFact(migration, voice)]);
            await Task.Delay(random.Next(LongestPhase), TestContext.Current.CancellationToken);
            Assert.Equal(0, watch.Changes);

            var since = Stopwatch.StartNew();
            using var server = new Listener(Old, SqlServer);
            Assert.True(SpinWait.SpinUntil(() => migration.State.Of("R0").GoneAt is not null, LongestWait), "Nobody saw it.");
            var seenAfter = since.Elapsed;

            var turns = new StepTurns(migration);
            Assert.Equal("ProvedFactGone", Assert.Throws<MigrationException>(() => turns.Require(turns.Find("R5"))).ErrorId);
            output.WriteLine($"{seenAfter.TotalMilliseconds:0} ms");
            longest = seenAfter > longest ? seenAfter : longest;
        }

        Assert.True(longest < Bar, $"It took {longest}.");
    }
}
