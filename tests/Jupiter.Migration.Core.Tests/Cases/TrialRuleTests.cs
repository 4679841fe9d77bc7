using System;
using System.Linq;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Trials;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>How long a trial counts, and for which machine (clauses P4, S1).</summary>
public sealed class TrialRuleTests
{
    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "P4")]
    [InlineData(MigrationKind.OsReinstall, "S1")]
    public void It_counts_for_fourteen_days_and_once_something_rests_on_it_for_ever(MigrationKind kind, string gate)
    {
        using var sample = new SampleCase(kind);
        sample.Approve(notAfter: sample.Clock.GetUtcNow().AddDays(300));
        sample.GoThrough("P3t");

        sample.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(gate, Next(sample));
        sample.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("P3t.Backup", Next(sample));

        // The old trial does not make the new backup old as well.
        sample.GoThrough("P3t.Backup");
        Assert.Equal("P3t", Next(sample));
        sample.GoThrough(gate);
        sample.Clock.Advance(TimeSpan.FromDays(30));
        Assert.NotEqual("P3t.Backup", Next(sample));
    }

    [Fact]
    public void It_has_to_be_fresh_on_the_night_not_on_the_day_of_the_conclusion()
    {
        // The sample's night is eleven days away; a trial of four days earlier would be too old by then.
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("P3t");
        using var migration = sample.Open();

        Assert.True(new StepTurns(migration).IsDone(migration.Procedure.Forward.Find("P3t")!));
        Assert.True(sample.StartAt - migration.State.Of("P3t").DoneAt < TimeSpan.FromDays(14));
    }

    [Fact]
    public void One_that_would_be_too_old_on_the_night_is_not_begun()
    {
        using var sample = new SampleCase();
        using var migration = sample.Open();

        Assert.False(TrialRule.IsTooEarly(migration.Plan, sample.StartAt.AddDays(-14)));
        Assert.True(TrialRule.IsTooEarly(migration.Plan, sample.StartAt.AddDays(-14).AddSeconds(-1)));
    }

    [Theory]
    [InlineData(null, "AA-BB-CC-DD-EE-01", true)]
    [InlineData("AA-BB-CC-DD-EE-01", null, true)]
    [InlineData("AA-BB-CC-DD-EE-01", "AA-BB-CC-DD-EE-01", true)]
    [InlineData("AA-BB-CC-DD-EE-01", "AA-BB-CC-DD-EE-02", false)]
    public void Two_servers_that_are_seen_by_one_card_or_by_each_other_are_together(string? oldFrom, string? newFrom, bool expected) =>
        Assert.Equal(expected, TrialNetwork.AreTogether(Seen("OLD", oldFrom), Seen("NEW", newFrom)));

    private static ServerSighting Seen(string server, string? from) =>
        new() { Host = server, Address = "192.0.2.1", HardwareAddress = server, AskedFrom = from, SeenAt = DateTimeOffset.UnixEpoch };

    [Theory]
    [InlineData("JUPITER", "16.0.1000", "key-1", CheckStatus.Pass)]
    [InlineData("JUPITER", "16.0.4135", "key-1", CheckStatus.Warning)]
    [InlineData("JUPITER", "16.0.1000", "key-2", CheckStatus.Fail)]
    [InlineData("JUPITER", "16.0.1000", "", CheckStatus.Pass)]
    [InlineData("OTHER", "16.0.1000", "", CheckStatus.Fail)]
    public void The_machine_of_the_night_is_that_of_the_trial(string machine, string version, string identity, CheckStatus expected)
    {
        var now = new TrialServer { ServerInstance = "JUPITER", MachineName = machine, Product = "SQL Server", Version = version, Identity = identity };

        Assert.Equal(expected, ProveSingleServerAction.Judge(new TriedServer("JUPITER", "16.0.1000", "key-1"), now).Status);
    }

    private static string? Next(SampleCase sample)
    {
        using var migration = sample.Open();
        return new StepTurns(migration).Next?.Id;
    }
}
