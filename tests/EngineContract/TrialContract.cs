using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Trials;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>
/// A trial: the night's restore under a name that nobody knows, what came of each rule, and nothing left of it. On the server that
/// JUPITER_TEST_SQLSERVER names this is the test that tells what only a real server can; JUPITER_TEST_RECORD names the folder of its record.
/// </summary>
public abstract class TrialContract : EngineContractTests
{
    private const string Copy = "Jupiter.trial-1";

    protected TrialContract(IEngineUnderTest engine)
        : base(engine)
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
    }

    [Fact]
    public void It_is_passed_says_of_each_rule_what_happened_and_leaves_nothing()
    {
        var tried = Try();

        Keep(tried.Record);
        Assert.All(tried.Checks, check => Assert.False(check.Blocks, $"{check}: {check.Actual}"));
        Assert.Equal(tried.Checks.Select(check => check.Id), tried.Record.Observations.Select(rule => rule.Rule));
        Assert.Superset(
            new[] { "Backup.Engine", "Restore.Integrity", "Compare.Table", "Compare.Schema", "Trial.Query", "Trial.Lock", "Trial.Alone", "Trial.Removed" }.ToHashSet(),
            tried.Record.Observations.Select(rule => rule.Rule).ToHashSet());
        Assert.Equal((Copy, 100L, true), (tried.Record.TrialDatabase, tried.Record.Rows, tried.Restored > TimeSpan.Zero));
        Assert.NotEqual("", tried.Record.Server.Identity);
        Assert.Equal([Database], Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
        Assert.Equal("100", Ask(Database, "SELECT COUNT(*) FROM goods"));
    }

    [Fact]
    public void It_is_never_made_on_the_server_that_the_backup_comes_from_nor_where_the_venues_database_is()
    {
        var source = UnderTest.DescribeInstance();

        var target = Assert.Single(Try(mayBeSource: false).Checks);
        Assert.Equal(("Trial.Target", CheckStatus.Fail), (target.Id, target.Status));
        Assert.Equal(source, UnderTest.DescribeInstance());

        // Under another name of the database the installation alone tells that it is the same server.
        Assert.Equal(CheckStatus.Fail, Assert.Single(Try(mayBeSource: false, database: "Другая").Checks).Status);
    }

    [Fact]
    public void What_fails_leaves_nothing_either()
    {
        FailsWithoutATrace("WrongVenue", () => Try(identity: "99"));
        UnderTest.Damage(BackupPath());
        FailsWithoutATrace("BackupNotSound", () => Try());
    }

    [Fact]
    public void What_a_killed_trial_left_is_removed_first()
    {
        Restore(BackupPath(), Copy);
        Instance.Restore(BackupPath(), Copy + ".incoming", null, new QuietObserver(), CancellationToken.None);

        Assert.DoesNotContain(Try().Checks, check => check.Blocks);
        Assert.Equal([Database], Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
    }

    [Fact]
    public void A_question_that_the_new_server_does_not_answer_is_named()
    {
        var failed = Assert.Single(Try(day: "SELECT COUNT(*) FROM missing").Checks, check => check.Blocks);

        Assert.Equal(("Trial.Query", "day"), (failed.Id, failed.Subject));
        Assert.Equal([Database], Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
    }

    private TrialResult Try(bool mayBeSource = true, string database = Database, string identity = "100", string day = "SELECT COUNT(*) FROM goods") =>
        new ServerTrial(Instance, Catalog, new QuietObserver()).Run(
            new TrialRequest
            {
                BackupFile = BackupPath(),
                TrialDatabase = Copy,
                MayBeSource = mayBeSource,
                Venue = new Venue
                {
                    Name = "Кафе",
                    ServerName = "JUPITER",
                    Database = database,
                    IdentityQueries = [new VenueQuery { Title = "goods", Query = "SELECT COUNT(*) FROM goods", Expected = identity }],
                    BusinessDayQuery = new VenueQuery { Title = "day", Query = day, Expected = "1" },
                },
            },
            CancellationToken.None);

    private static void Keep(TrialRecord record)
    {
        if (Environment.GetEnvironmentVariable("JUPITER_TEST_RECORD") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{record.Server.Product} {record.Server.Version}.trial.json"), record.Bytes());
        }
    }
}
