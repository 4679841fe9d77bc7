using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers;
using Jupiter.Migration.Core.Tests.Servers.Preparation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Preparation;

/// <summary>An inventory with a person's word (clauses P2, P3, P4): what it shows is proved, what it refutes is refused, and the night asks for exactly its server.</summary>
public sealed class CaseInventoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SampleCase _sample = new();

    public CaseInventoryTests()
    {
        _sample.Approve();
        _sample.GoThrough("P1f");
    }

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_old_server_is_kept_at_P2_and_the_new_one_held_against_it()
    {
        Complete("P2", SampleInstance.Old());

        var refused = Refused("P3", New(collation: "Latin1_General_CI_AS"));
        Complete("P3", New());

        Assert.Equal("StepChecksFailed", refused.ErrorId);
        Assert.Contains(((CheckResult[])refused.TargetObject!), check => check is { Id: "Instance.Collation", Status: CheckStatus.Fail });
        Assert.Equal(StepState.Proved, StateOf("P3"));
        Assert.Equal(StepState.Attested, StateOf("P2"));
    }

    [Fact]
    public void What_no_inventory_shows_stays_a_persons_word()
    {
        _sample.GoThrough("P2");

        Complete("P3", New());

        Assert.Equal(StepState.Attested, StateOf("P3"));
        Assert.False(Kept("P3").IsProof);
    }

    [Fact]
    public void A_file_whose_hash_nobody_read_aloud_proves_nothing()
    {
        Complete("P2", SampleInstance.Old());

        Complete("P3", Written(New()), hash: null);

        Assert.Equal(StepState.Attested, StateOf("P3"));
        Assert.False(Kept("P3").IsHeard);
    }

    [Fact]
    public void A_waived_difference_is_a_warning_and_proves_nothing()
    {
        using var waived = new SampleCase(change: venue => SampleCase.Describe(
            venue.TimeZone!,
            waivers: [new VenueWaiver { Check = "Instance.Collation", By = SampleCase.Manager, Reason = "the vendor says so", Until = _sample.StartAt.AddDays(30) }]));
        waived.Approve();
        waived.GoThrough("P1f");
        Complete("P2", SampleInstance.Old(), on: waived);

        Complete("P3", New(collation: "Latin1_General_CI_AS"), on: waived);

        Assert.Equal(StepState.Attested, StateOf("P3", waived));
    }

    [Fact]
    public void A_hash_that_was_read_aloud_has_to_be_that_of_the_file()
    {
        var path = Written(SampleInstance.Old());
        var hash = Hexadecimal.Sha256(File.ReadAllBytes(path));

        Assert.Equal("InventoryHashWrong", Refused("P2", path, "0123456789abcdef").ErrorId);
        Assert.Equal("InventoryHashWrong", Refused("P2", path, hash[..15]).ErrorId);
        Complete("P2", path, $"{hash[..4]} {hash[4..8].ToUpperInvariant()}-{hash[8..16]}");

        Assert.True(Kept("P2").IsHeard);
    }

    [Theory]
    [InlineData("R1")]
    [InlineData("R9")]
    public void A_step_of_the_night_takes_none(string step)
    {
        using var migration = _sample.Open();
        var of = migration.Procedure.Forward.Steps.Single(one => one.Is(step));

        Assert.Equal("StepTakesNoInventory", Assert.Throws<MigrationException>(() => CaseInventory.Read(migration, of, Written(New()), null)).ErrorId);
    }

    [Fact]
    public void A_kept_inventory_that_was_changed_is_not_believed()
    {
        Complete("P2", SampleInstance.Old());
        var kept = Path.Combine(_sample.Folder, "evidence", Kept("P2").File);
        File.WriteAllText(kept, File.ReadAllText(kept).Replace("Cyrillic_General_CI_AS", "Latin1_General_CI_AS", StringComparison.Ordinal));

        Assert.Equal("InventoryChanged", Refused("P3", New(collation: "Latin1_General_CI_AS")).ErrorId);
    }

    [Fact]
    public void The_conclusion_holds_the_machine_for_two_weeks()
    {
        Complete("P2", SampleInstance.Old());
        _sample.GoThrough("P3t");
        Complete("P4", Sound(New()));

        using var migration = _sample.Open();
        var concluded = ConclusionRule.Find(migration)!;

        Assert.Equal(StepState.Proved, StateOf("P4"));
        Assert.Equal(("JUPITER", "new", "10.50.6560.0", "Cyrillic_General_CI_AS"), (concluded.Machine, concluded.Instance, concluded.Version, concluded.Collation));
        Assert.Equal([CheckStatus.Pass, CheckStatus.Pass, CheckStatus.Pass], Judged(Facts()));
        Assert.Equal(CheckStatus.Fail, Judged(Facts(identity: "other"))[0]);
        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], Judged(Facts(version: "16.0.1000.6"))[..2]);
        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], Judged(Facts(collation: "Latin1_General_CI_AS"))[..2]);
        Assert.Equal(CheckStatus.Fail, Judged(Facts(), new MachineIdentity { SmbiosUuid = "4C4C4544-0042-3510-8052-B4C04F4D3733" })[0]);
        Assert.Equal(CheckStatus.Pass, Judged(Facts(), new MachineIdentity { SmbiosUuid = "4c4c4544-0042-3510-8052-b4c04f4d3732" })[0]);

        // Who asks without rights is told no identity; the name alone shows nothing, since every server of the venue bears it.
        Assert.Equal(CheckStatus.Warning, Judged(Facts(identity: ""))[0]);
        Assert.Equal(CheckStatus.Fail, Judged(Facts(identity: "", machine: "SERVER"))[0]);
        _sample.Clock.Advance(ConcludedServer.Good + TimeSpan.FromDays(1));
        Assert.Equal(CheckStatus.Warning, Judged(Facts())[2]);

        CheckStatus[] Judged(InstanceFacts now, MachineIdentity? here = null) =>
            [.. ConclusionRule.Check(migration, concluded, now, here).Select(result => result.Status)];
    }

    [Fact]
    public void What_got_worse_since_the_conclusion_warns_with_before_and_after_and_too_little_space_is_refused()
    {
        Complete("P2", SampleInstance.Old());
        _sample.GoThrough("P3t");
        Complete("P4", Sound(New()));
        using var migration = _sample.Open();

        Assert.Equal(["Pass Conclusion.Change JUPITER"], Changed(Sound(New())));
        var smaller = Assert.Single(ConclusionRule.CheckChange(migration, _ => Sound(New(), gibibytes: 2)));
        Assert.Equal((CheckStatus.Warning, "Spec.Memory, JUPITER"), (smaller.Status, smaller.Subject));
        Assert.Contains("16", smaller.Expected, StringComparison.Ordinal);
        Assert.Contains("2", smaller.Actual, StringComparison.Ordinal);
        Assert.NotEqual("", smaller.Remedy);

        // From elsewhere only the database server is asked: what is not seen of the computer got no worse.
        var (free, full) = (New().Instance!, SampleInstance.Instance("new", [.. SampleInstance.Reachable], mixed: false, freeBytes: 7_999_999_999));
        Assert.Equal(["Pass Conclusion.Change JUPITER"], Changed(SampleInstance.With(free)));
        Assert.Equal(["Warning Conclusion.Change Instance.SqlLogins, JUPITER\\SQLEXPRESS", "Fail Instance.Space D:\\Data, D:\\Log"], Changed(SampleInstance.With(full)));

        string[] Changed(ServerInventory now) => [.. ConclusionRule.CheckChange(migration, isDetailed => isDetailed ? now : throw new InvalidOperationException()).Select(result => result.ToString())];
    }

    [Fact]
    public void Without_an_inventory_nothing_is_compared()
    {
        _sample.GoThrough("P4");
        using var migration = _sample.Open();

        Assert.Empty(ConclusionRule.CheckChange(migration, _ => throw new InvalidOperationException()));
    }

    [Fact]
    public void A_computer_that_is_too_small_gets_no_conclusion()
    {
        Complete("P2", SampleInstance.Old());
        _sample.GoThrough("P3t");

        var refused = Refused("P4", New(), memory: 2);

        Assert.Contains((CheckResult[])refused.TargetObject!, check => check is { Id: "Spec.Memory", Status: CheckStatus.Fail });
        Assert.Equal(StepState.Next, StateOf("P4"));
        Assert.Contains("Spec.Memory", _sample.Status().Steps.Single(step => step.Id == "P4").Error, StringComparison.Ordinal);
    }

    private static InstanceFacts Facts(
        string identity = "new", string version = "10.50.6560.0", string collation = "Cyrillic_General_CI_AS", string machine = "JUPITER") => new()
        {
            Product = "SQL Server", Version = version, MachineName = machine, DefaultDataPath = "C:\\", Identity = identity, Collation = collation,
        };

    private ServerInventory New(string collation = "Cyrillic_General_CI_AS") =>
        Sound(SampleInstance.With(SampleInstance.Instance("new", collation: collation), []));

    private ServerInventory Sound(ServerInventory inventory, long gibibytes = 16)
    {
        var machine = SampleServer.With(SampleServer.Modules(gibibytes * SampleServer.Gibibyte), visible: gibibytes * SampleServer.Gibibyte);
        return new ServerInventory
        {
            ComputerName = inventory.ComputerName,
            ReadAt = _sample.Clock.GetUtcNow(),
            MemoryModules = machine.MemoryModules,
            VisibleMemoryBytes = machine.VisibleMemoryBytes,
            Processors = machine.Processors,
            Disks = machine.Disks,
            OperatingSystem = machine.OperatingSystem,
            Identity = inventory.Identity,
            ClientSettings = inventory.ClientSettings,
            Programs = SamplePrograms.Ready(),
            Instance = inventory.Instance,
        };
    }

    private string Written(ServerInventory inventory)
    {
        var path = _folder.At(Guid.NewGuid().ToString("N") + ".json");
        ServerInventoryFile.Write(path, inventory);
        return path;
    }

    private void Complete(string step, ServerInventory inventory, SampleCase? on = null)
    {
        var path = Written(inventory);
        Complete(step, path, Hexadecimal.Sha256(File.ReadAllBytes(path)), on);
    }

    private void Complete(string step, string path, string? hash, SampleCase? on = null)
    {
        using var migration = (on ?? _sample).Open();
        StepCompletion.Record(
            migration, new StepWord { Step = step, By = SampleCase.Specialist, Inventory = path, InventoryHash = hash }, new SilentObserver(), CancellationToken.None);
    }

    private MigrationException Refused(string step, ServerInventory inventory, long memory = 16) => Refused(step, Written(Sound(inventory, memory)), null);

    private MigrationException Refused(string step, string path, string? hash) => Assert.Throws<MigrationException>(() => Complete(step, path, hash));

    private KeptInventory Kept(string step)
    {
        using var migration = _sample.Open();
        return KeptInventory.From(migration.State.Of(step).Facts)!;
    }

    private StepState StateOf(string step, SampleCase? on = null) => (on ?? _sample).Status().Steps.Single(one => one.Id == step).State;
}
