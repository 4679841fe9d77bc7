using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Fingerprints;

/// <summary>Identity columns and sequences: the copy may skip numbers that the server held ready, and never give one twice.</summary>
public sealed class CounterTests
{
    [Fact]
    public void A_copy_that_goes_on_with_the_next_number_passes()
    {
        using var servers = new TwoServers(fill: Fill);

        var checks = servers.Restore().Checks;

        Assert.Equal(CheckStatus.Pass, Assert.Single(checks, check => check.Id == "Compare.Schema").Status);
    }

    [Fact]
    public void A_copy_that_goes_on_behind_the_numbers_that_were_held_ready_is_taken_with_a_warning()
    {
        using var servers = new TwoServers(fill: Fill);
        servers.Target.Faults.CachedNumbers = 997;

        var warnings = servers.Restore().Checks.Where(check => check.Id == "Compare.Schema").ToArray();

        Assert.Equal(
            [
                ("identity dbo.orders.k", CheckStatus.Warning, "3", "1000"), ("identity dbo.storno.k", CheckStatus.Warning, "-2", "-999"),
                ("sequence dbo.receipt_numbers", CheckStatus.Warning, "100", "1097"),
            ],
            warnings.Select(check => (check.Subject, check.Status, Number(check.Expected), Number(check.Actual))));
        Assert.All(warnings, check => Assert.NotEqual("", check.Remedy));
        Assert.Equal([NightWork.Database], servers.Target.Databases());
    }

    [Fact]
    public void A_copy_that_would_give_a_number_twice_is_refused()
    {
        using var servers = new TwoServers(fill: Fill);
        servers.Target.Faults.CachedNumbers = -1;

        var error = NightWork.Try(() => servers.Restore());

        Assert.Equal("RestoredDatabaseDiffers", error?.ErrorId);
        Assert.Contains("identity dbo.orders.k", error!.Message);
        Assert.Empty(servers.Target.Databases());
    }

    [Fact]
    public void The_manifest_keeps_what_a_counter_counts_by()
    {
        using var servers = new TwoServers(fill: Fill);

        var counters = servers.Manifest.Content.SchemaObjects.Where(item => item.Counter is not null)
            .Select(item => (item.Name, item.Counter!.Start, item.Counter.Increment, item.Counter.Value, item.Counter.Furthest));

        Assert.Equal(
            [
                ("dbo.empty.k", "5", "1", null, null), ("dbo.orders.k", "1", "1", "3", "3"), ("dbo.storno.k", "-1", "-1", "-2", "-2"),
                ("dbo.receipt_numbers", "100", "1", "100", null),
            ],
            counters);
    }

    private static string Number(string text) => text.Split(' ')[^1];

    private static void Fill(RunningDouble server)
    {
        server.Run("CREATE TABLE orders (k int IDENTITY(1, 1) NOT NULL PRIMARY KEY, v int)", NightWork.Database);
        server.Run("INSERT INTO orders (v) VALUES (1), (2), (3)", NightWork.Database);
        server.Run("CREATE TABLE storno (k int IDENTITY(-1, -1) NOT NULL PRIMARY KEY, v int)", NightWork.Database);
        server.Run("INSERT INTO storno (v) VALUES (1), (2)", NightWork.Database);
        server.Run("CREATE TABLE empty (k int IDENTITY(5, 1) NOT NULL PRIMARY KEY, v int)", NightWork.Database);
        server.Run("CREATE SEQUENCE receipt_numbers START WITH 100 INCREMENT BY 1", NightWork.Database);
    }
}
