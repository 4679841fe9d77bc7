using System;
using System.Threading;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>The lock: nobody writes, whoever asks, until it is lifted; then everything is as it was.</summary>
public abstract class LockContract : EngineContractTests
{
    private const string Change = "UPDATE goods SET amount = amount + 1 WHERE k = 1";

    protected LockContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    [Fact]
    public void A_lock_keeps_out_writers_who_come_later_and_lets_readers_in()
    {
        MakeSample(Database);

        Lock();

        using var foreign = UnderTest.ConnectForeign(Database);
        Assert.False(foreign.TryWrite(Change));
        Assert.False(foreign.TryWrite("CREATE TABLE intruder (a INTEGER)"));
        Assert.Equal("1", Ask(Database, "SELECT amount FROM goods WHERE k = 1"));
        Assert.Equal(100, Fingerprint(Database).Rows);
    }

    [Fact]
    public void A_lock_keeps_out_writers_who_were_connected_before()
    {
        MakeSample(Database);
        using var foreign = UnderTest.ConnectForeign(Database);
        Assert.True(foreign.TryWrite(Change));

        Lock();

        Assert.False(foreign.TryWrite(Change));
        Assert.Equal("2", Ask(Database, "SELECT amount FROM goods WHERE k = 1"));
    }

    [Fact]
    public void A_lock_outlives_the_instance_that_set_it()
    {
        MakeSample(Database);
        using (var other = UnderTest.Engine.Open(UnderTest.Address))
        {
            other.Lock(Database, CancellationToken.None);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var foreign = UnderTest.ConnectForeign(Database);
        Assert.False(foreign.TryWrite(Change));
        Assert.True(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
    }

    [Fact]
    public void Unlocking_puts_everything_back_as_it_was()
    {
        MakeSample(Database);
        var before = UnderTest.DescribeDatabase(Database);
        var instanceBefore = UnderTest.DescribeInstance();
        var set = Lock();

        var lifted = Instance.Unlock(Database, CancellationToken.None);

        Assert.Equal(before, UnderTest.DescribeDatabase(Database));
        Assert.Equal(instanceBefore, UnderTest.DescribeInstance());
        Assert.False(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
        Assert.Equal((Database, true), (set.Database, set.IsLocked));
        Assert.Equal((Database, false, set.LockedAt, set.LockedBy), (lifted.Database, lifted.IsLocked, lifted.LockedAt, lifted.LockedBy));
        Assert.Equal(set.StateBefore, lifted.StateBefore);
        Assert.NotEqual("", set.LockedBy);
        using var foreign = UnderTest.ConnectForeign(Database);
        Assert.True(foreign.TryWrite(Change));
        Assert.Equal("2", Ask(Database, "SELECT amount FROM goods WHERE k = 1"));
    }

    [Fact]
    public void Locking_and_unlocking_many_times_ends_where_it_began()
    {
        MakeSample(Database);
        var before = UnderTest.DescribeDatabase(Database);
        for (var i = 0; i < 5; i++)
        {
            Lock();
            Instance.Unlock(Database, CancellationToken.None);
        }

        Assert.Equal(before, UnderTest.DescribeDatabase(Database));
    }

    [Fact]
    public void A_backup_of_a_locked_database_restores_to_a_writable_one()
    {
        MakeSample(Database);
        var source = Fingerprint(Database);
        Lock();

        Backup(Database, BackupPath());
        Restore(BackupPath(), "copy");

        Assert.Equal(source.Fingerprint, Fingerprint("copy").Fingerprint);
        Assert.False(Instance.FindDatabase("copy", CancellationToken.None)!.IsLocked);
        using var foreign = UnderTest.ConnectForeign("copy");
        Assert.True(foreign.TryWrite(Change));
        Assert.True(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
    }

    [Fact]
    public void A_locked_database_is_set_aside_by_a_restore_and_stays_locked()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        Lock();

        var result = Restore(BackupPath(), setAside: true);

        Assert.False(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
        Assert.True(Instance.FindDatabase(result.SetAsideAs!, CancellationToken.None)!.IsLocked);
    }

    [Fact]
    public void What_is_locked_is_not_locked_again()
    {
        MakeSample(Database);
        var set = Lock();

        var error = FailsWithoutATrace("DatabaseAlreadyLocked", () => Lock());

        Assert.Contains(set.LockedBy, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_locked_is_not_unlocked()
    {
        MakeSample(Database);

        FailsWithoutATrace("DatabaseNotLocked", () => Instance.Unlock(Database, CancellationToken.None));
        Lock();
        Instance.Unlock(Database, CancellationToken.None);
        FailsWithoutATrace("DatabaseNotLocked", () => Instance.Unlock(Database, CancellationToken.None));
    }

    [Fact]
    public void A_lock_waits_for_the_writer_of_the_moment_and_can_be_told_to_stop()
    {
        MakeSample(Database);
        var before = UnderTest.DescribeDatabase(Database);
        using var foreign = UnderTest.ConnectForeign(Database);
        using (foreign.BeginWrite(Change))
        {
            using var stop = new CancellationTokenSource(300);
            Assert.ThrowsAny<OperationCanceledException>(() => Instance.Lock(Database, stop.Token));
        }

        Assert.Equal(before, UnderTest.DescribeDatabase(Database));
        Assert.False(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
        Assert.True(foreign.TryWrite(Change));
    }

    private Databases.DatabaseLock Lock() => Instance.Lock(Database, CancellationToken.None);
}
