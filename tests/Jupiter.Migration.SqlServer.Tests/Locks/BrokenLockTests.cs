using System;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Cuts;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Locks;

/// <summary>A network that breaks in the middle of Lock or Unlock, at every packet, and somebody who goes on from another computer.</summary>
[Trait("Tier", "Whole")]
public sealed class BrokenLockTests(ITestOutputHelper output)
{
    public static TheoryData<FoundBefore> States => new(Enum.GetValues<FoundBefore>());

    [Theory]
    [MemberData(nameof(States))]
    public void After_a_lock_that_was_cut_unlock_puts_back_what_was_found(FoundBefore before)
    {
        var plain = Describe(before);
        var (cuts, _) = CutSweep.Run($"unlock after a cut lock, {before}", 8, () => before.Prepare(), server => server.Lock(), (server, error) =>
        {
            RequireNamed(error);
            PutBack(server);
            Assert.Equal(plain, server.Describe());
        });
        output.WriteLine($"{cuts} cuts");
    }

    [Theory]
    [MemberData(nameof(States))]
    public void After_a_lock_that_was_cut_lock_again_locks_and_forgets_nothing(FoundBefore before)
    {
        var plain = Describe(before);
        var (cuts, _) = CutSweep.Run($"lock after a cut lock, {before}", 8, () => before.Prepare(), server => server.Lock(), (server, error) =>
        {
            RequireNamed(error);
            if (NightWork.Try(() => server.Lock()) is { } again)
            {
                Assert.Equal("DatabaseAlreadyLocked", again.ErrorId);
            }

            Assert.StartsWith("MULTI_USER|1|", Assert.Single(server.Settings(NightWork.Database)));
            server.Unlock();
            Assert.Equal(plain, server.Describe());
        });
        output.WriteLine($"{cuts} cuts");
    }

    [Theory]
    [MemberData(nameof(States))]
    public void After_an_unlock_that_was_cut_unlock_again_ends_it(FoundBefore before)
    {
        var plain = Describe(before);
        RunningDouble PrepareLocked()
        {
            var server = before.Prepare();
            server.Lock();
            return server;
        }

        var (cuts, _) = CutSweep.Run($"unlock after a cut unlock, {before}", 8, PrepareLocked, server => server.Unlock(), (server, error) =>
        {
            RequireNamed(error);
            PutBack(server);
            Assert.Equal(plain, server.Describe());
            server.Lock();
        });
        output.WriteLine($"{cuts} cuts");
    }

    private static void RequireNamed(MigrationException? error)
    {
        if (error is not null)
        {
            LostConnection.Names(error);
        }
    }

    private static string Describe(FoundBefore before)
    {
        using var server = before.Prepare();
        return server.Describe();
    }

    // Without a record there was nothing to put back, or everything had been put back.
    private static void PutBack(RunningDouble server)
    {
        var error = NightWork.Try(() => server.Unlock());
        Assert.True(error is null or { ErrorId: "DatabaseNotLocked" }, error?.ToString());
    }
}
