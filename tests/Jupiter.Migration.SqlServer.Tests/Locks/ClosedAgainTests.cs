using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Locks;

/// <summary>A locked database is open for its last backup alone: whatever fails then, it does not stay open for the POS terminals, and nothing is silent.</summary>
public sealed class ClosedAgainTests : System.IDisposable
{
    private const int AsOftenAsItIsTried = 100;

    private static readonly Regex MakeReadOnly = new("SET READ_ONLY");
    private static readonly SqlMessage OthersInside = new(5070, 16, "Database state cannot be changed while other users are using the database 'Jupiter'");
    private static readonly SqlMessage Deadlock = new(1205, 13, "Transaction (Process ID 57) was deadlocked on lock resources with another process.");

    private readonly RunningDouble _server = new();
    private readonly string _unlocked;

    public ClosedAgainTests()
    {
        _server.MakeSample();
        _unlocked = _server.Describe();
        _server.Lock();
    }

    [Fact]
    public void A_closing_that_fails_for_a_moment_is_repeated()
    {
        var locked = _server.Describe();
        _server.Faults.Answer(MakeReadOnly, [OthersInside], times: 3);

        _server.Backup();

        Assert.Equal(locked, _server.Describe());
    }

    [Fact]
    public void A_connection_that_is_lost_while_it_closes_is_replaced_by_another_that_closes()
    {
        var locked = _server.Describe();
        _server.Faults.Drop(MakeReadOnly);

        _server.Backup();

        Assert.Equal(locked, _server.Describe());
    }

    [Fact]
    public void A_backup_that_fails_together_with_its_connection_leaves_the_database_closed()
    {
        var locked = _server.Describe();
        _server.Faults.Drop(new Regex("^BACKUP DATABASE"));

        var error = NightWork.Try(() => _server.Backup());

        Assert.Equal("ConnectionLost", error?.ErrorId);
        Assert.Equal(locked, _server.Describe());
    }

    [Fact]
    public void One_that_can_not_be_closed_lets_no_till_in_and_says_in_which_state_it_is()
    {
        _server.Faults.Answer(MakeReadOnly, [OthersInside], times: AsOftenAsItIsTried);

        var error = NightWork.Try(() => _server.Backup());

        Assert.Equal("DatabaseLeftOpen", error?.ErrorId);
        Assert.Contains("5070", error!.Message);
        Assert.Contains("RESTRICTED_USER, READ_WRITE", error.Message);
        Assert.StartsWith("RESTRICTED_USER|0|", Assert.Single(_server.Settings(NightWork.Database)));
        Assert.DoesNotContain(_server.Files(), name => name.EndsWith(".manifest.json", System.StringComparison.Ordinal));
        _server.Faults.Clear();
        _server.Unlock();
        Assert.Equal(_unlocked, _server.Describe());
    }

    [Theory]
    [InlineData("SET SINGLE_USER")]
    [InlineData("SET READ_WRITE")]
    [InlineData("SET READ_ONLY")]
    [InlineData("SET MULTI_USER")]
    public void Who_was_chosen_as_the_victim_of_a_deadlock_does_it_again(string statement)
    {
        var locked = _server.Describe();
        _server.Faults.Answer(new Regex(statement), [Deadlock], times: 3);

        _server.Backup();

        Assert.Equal(locked, _server.Describe());
    }

    [Fact]
    public void Only_the_hold_on_the_tables_gives_way_to_tills()
    {
        _server.Statements.Clear();
        _server.Backup();
        Assert.DoesNotContain(_server.Statements.Batches, batch => batch.Mentions("DEADLOCK_PRIORITY LOW"));
        Assert.Contains(_server.Statements.Batches, batch => batch.Mentions("DEADLOCK_PRIORITY HIGH"));

        _server.Unlock();
        _server.Statements.Clear();
        System.IO.File.Delete(_server.BackupPath);
        System.IO.File.Delete(Jupiter.Migration.Backups.ManifestFile.PathFor(_server.BackupPath));
        _server.Backup();
        Assert.Contains(_server.Statements.Batches, batch => batch.Mentions("DEADLOCK_PRIORITY LOW"));
    }

    public void Dispose() => _server.Dispose();
}
