using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A check that stops counting says so, or what lies beyond would be taken for sound.</summary>
public sealed class IntegrityLimitTests : EmbeddedTests
{
    [Theory]
    [InlineData(KnownDamage.Most)]
    [InlineData(KnownDamage.Most + 1)]
    public void The_check_of_a_file_tells_one_finding_more_than_can_be_known(int damage)
    {
        MakeDamaged(damage, "CREATE TABLE plain (a INTEGER)");

        var found = Instance.CheckIntegrity(Database, CancellationToken.None);

        Assert.Equal(damage, found.Count);
        Assert.DoesNotContain(found, finding => finding.IsUnfinished);
    }

    [Theory]
    [InlineData(KnownDamage.Most - 1, false)]
    [InlineData(KnownDamage.Most, true)]
    [InlineData(KnownDamage.Most + 50, true)]
    public void The_check_of_one_table_that_stops_at_its_limit_did_not_come_to_its_end(int damage, bool isUnfinished)
    {
        // A function that only the venue's program has: then SQLite checks table by table.
        MakeDamaged(damage, "CREATE TABLE foreigners (grams INTEGER, cost INTEGER GENERATED ALWAYS AS (tariff(grams)) VIRTUAL)");

        var found = Instance.CheckIntegrity(Database, CancellationToken.None);

        Assert.Equal(isUnfinished, found.Any(finding => finding.IsUnfinished));
        Assert.All(found, finding => Assert.Contains("sold", finding.Text));
    }

    private void MakeDamaged(int rows, string other) => Make(
        Database,
        "CREATE TABLE sold (k INTEGER PRIMARY KEY, total INTEGER)",
        "CREATE INDEX sold_total ON sold (total)",
        other,
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO sold SELECT i, i FROM n",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX sold_total ON sold (-total)' WHERE name = 'sold_total'");
}
