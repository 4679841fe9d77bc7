using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>Facts of the instance, its databases, and their names being changed.</summary>
public abstract class InstanceContract : EngineContractTests
{
    protected InstanceContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    /// <summary>Every member that names a database.</summary>
    public static TheoryData<string> Members => new(NamingCalls.All.Keys);

    [Fact]
    public void The_facts_name_product_version_machine_and_place()
    {
        var facts = Instance.GetFacts(CancellationToken.None);

        Assert.NotEqual("", facts.Product);
        Assert.True(Version.TryParse(facts.Version, out _), facts.Version);
        Assert.NotEqual("", facts.MachineName);
        Assert.NotEqual("", facts.DefaultDataPath);
        Assert.True(facts.FreeSpaceBytes is null or > 0);
        Assert.Same(UnderTest.Address, Instance.Address);
        Assert.Equal(UnderTest.Engine.Name, UnderTest.Address.Engine);
    }

    [Fact]
    public void A_fresh_instance_is_empty() => Assert.Empty(Instance.GetDatabases(CancellationToken.None));

    [Fact]
    public void Databases_are_listed_by_name_with_their_size()
    {
        MakeSample("Кафе Б");
        MakeSample("Кафе А");

        var databases = Instance.GetDatabases(CancellationToken.None);

        Assert.Equal(["Кафе А", "Кафе Б"], databases.Select(database => database.Name));
        Assert.All(databases, database => Assert.True(database.SizeBytes > 0 && !database.IsLocked));
        Assert.Equal("Кафе Б", Instance.FindDatabase("Кафе Б", CancellationToken.None)?.Name);
    }

    [Fact]
    public void A_database_that_is_not_there_is_not_found() => Assert.Null(Instance.FindDatabase("nobody", CancellationToken.None));

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_says_that_a_database_is_not_there(string member)
    {
        MakeSample(Database);

        var error = FailsWithoutATrace("DatabaseNotFound", () => NamingCalls.All[member](Instance, "nobody", BackupPath()));

        Assert.Equal("nobody", error.TargetObject);
        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(BackupPath()));
    }

    [Fact]
    public void A_renamed_database_holds_what_it_held_and_its_old_name_is_free()
    {
        MakeSample(Database);
        var before = Fingerprint(Database).Fingerprint;

        Instance.Rename(Database, "Jupiter.before-20260101-000000");

        Assert.Null(Instance.FindDatabase(Database, CancellationToken.None));
        Assert.Equal(before, Fingerprint("Jupiter.before-20260101-000000").Fingerprint);
        MakeSample(Database, 3);
        Assert.Equal("3", Ask(Database, "SELECT COUNT(*) FROM goods"));
    }

    [Fact]
    public void A_name_in_use_is_given_to_nobody_else()
    {
        MakeSample(Database);
        MakeSample("other", 3);

        FailsWithoutATrace("DatabaseExists", () => Instance.Rename("other", Database));
    }

    [Fact]
    public void A_database_in_which_somebody_writes_is_not_renamed()
    {
        MakeSample(Database);
        using (var foreign = UnderTest.ConnectForeign(Database))
        using (foreign.BeginWrite("UPDATE goods SET amount = amount + 1"))
        {
            Fails("DatabaseInUse", () => Instance.Rename(Database, "renamed"));
            Assert.Null(Instance.FindDatabase("renamed", CancellationToken.None));
        }

        Instance.Rename(Database, "renamed");
        Assert.Equal("1", Ask("renamed", "SELECT amount FROM goods WHERE k = 1"));
    }

    [Fact]
    public void A_locked_database_stays_locked_under_its_new_name_and_is_unlocked_there()
    {
        MakeSample(Database);
        var before = UnderTest.DescribeDatabase(Database);
        Instance.Lock(Database, CancellationToken.None);

        Instance.Rename(Database, "renamed");

        Assert.True(Instance.FindDatabase("renamed", CancellationToken.None)!.IsLocked);
        Assert.Equal("renamed", Instance.Unlock("renamed", CancellationToken.None).Database);
        Assert.Equal(before, UnderTest.DescribeDatabase("renamed"));
    }

    [Fact]
    public void A_dropped_database_is_gone_without_a_trace()
    {
        var before = UnderTest.DescribeInstance();
        MakeSample(Database);

        Instance.Drop(Database);

        Assert.Null(Instance.FindDatabase(Database, CancellationToken.None));
        Assert.Equal(before, UnderTest.DescribeInstance());
    }

    [Fact]
    public void A_locked_database_is_dropped_with_its_lock()
    {
        var before = UnderTest.DescribeInstance();
        MakeSample(Database);
        Instance.Lock(Database, CancellationToken.None);

        Instance.Drop(Database);

        Assert.Equal(before, UnderTest.DescribeInstance());
    }

    [Fact]
    public void A_database_with_clients_is_neither_renamed_nor_dropped()
    {
        MakeSample(Database);
        using (Author.Connect(Database, new ConnectedClient { HostName = "KASSA-1", ProgramName = "Jupiter" }))
        {
            var error = Fails("DatabaseInUse", () => Instance.Drop(Database));
            Assert.Contains("KASSA-1", error.Message, StringComparison.Ordinal);
            Fails("DatabaseInUse", () => Instance.Rename(Database, "renamed"));
            Assert.NotNull(Instance.FindDatabase(Database, CancellationToken.None));
        }

        Instance.Drop(Database);
        Assert.Null(Instance.FindDatabase(Database, CancellationToken.None));
    }
}
