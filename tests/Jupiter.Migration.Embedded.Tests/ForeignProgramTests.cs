using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Functions and collations that only the venue's program has hide nothing of what can be read without them.</summary>
public sealed class ForeignProgramTests : EmbeddedTests
{
    [Theory]
    [InlineData("STORED", false)]
    [InlineData("VIRTUAL", true)]
    public void A_column_that_only_the_venues_program_can_compute_is_named_unless_it_is_stored(string kind, bool isNamed)
    {
        Make(
            Database,
            $"CREATE TABLE lines (grams INTEGER, cost INTEGER GENERATED ALWAYS AS (tariff(grams)) {kind}, note TEXT)",
            "CREATE TABLE plain (a INTEGER)",
            "CREATE INDEX plain_a ON plain (a)",
            "INSERT INTO lines (grams, note) VALUES (100, 'а'), (200, 'б')",
            "INSERT INTO plain VALUES (1), (2)");

        Backup(Database, BackupPath());
        var checks = Restore(BackupPath(), "copy").Checks;

        Assert.Equal(
            isNamed ? [("lines.cost", CheckStatus.Skipped)] : [],
            checks.Where(check => check.Id == "Compare.Coverage").Select(check => (check.Subject, check.Status)));
        Assert.Contains(checks, check => check is { Subject: "lines", Status: CheckStatus.Pass });
        Run(Server.PathOf("copy"), "UPDATE lines SET grams = 101 WHERE grams = 100");
        Assert.Contains(Compare(Database, "copy"), check => check is { Subject: "lines", Status: CheckStatus.Fail });
    }

    [Theory]
    [InlineData("STORED")]
    [InlineData("VIRTUAL")]
    public void Damage_is_found_beside_a_column_that_only_the_venues_program_can_compute(string kind)
    {
        Make(
            Database,
            $"CREATE TABLE lines (grams INTEGER, cost INTEGER GENERATED ALWAYS AS (tariff(grams)) {kind}, note TEXT)",
            "CREATE INDEX lines_note ON lines (note)",
            "CREATE TABLE plain (a INTEGER)",
            "CREATE INDEX plain_a ON plain (a)",
            "INSERT INTO lines (grams, note) VALUES (100, 'а'), (200, 'б')",
            "INSERT INTO plain VALUES (1), (2)",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_schema SET sql = 'CREATE INDEX plain_a ON plain (-a)' WHERE name = 'plain_a'");

        Assert.NotEmpty(Instance.CheckIntegrity(Database, CancellationToken.None));
        Fails("BackupNotVerified", () => Backup(Database, BackupPath()));
    }

    [Fact]
    public void A_collation_that_only_the_venues_program_has_does_not_hide_the_rows()
    {
        var path = Make(Database, "CREATE TABLE plain (a INTEGER)", "INSERT INTO plain VALUES (1), (2)");
        using (var connection = Open(path))
        {
            connection.CreateCollation("russian", (a, b) => string.CompareOrdinal(a, b));
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE guests (name TEXT COLLATE russian); CREATE INDEX by_name ON guests (name);"
                + "INSERT INTO guests VALUES ('Яна'), ('Анна')";
            command.ExecuteNonQuery();
        }

        Backup(Database, BackupPath());
        var checks = Restore(BackupPath(), "copy").Checks;

        Assert.Contains(checks, check => check is { Subject: "guests", Status: CheckStatus.Pass });
    }

    [Fact]
    public void The_key_of_a_table_by_a_collation_that_only_the_venues_program_has_goes_round()
    {
        var path = Make(Database, "CREATE TABLE plain (a INTEGER)");
        using (var connection = Open(path))
        {
            connection.CreateCollation("russian", (a, b) => -string.CompareOrdinal(a, b));
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE guests (name TEXT COLLATE russian, visits INTEGER, PRIMARY KEY (name, visits)) WITHOUT ROWID;"
                + "INSERT INTO guests VALUES ('Яна', 1), ('Анна', 2), ('Мира', 3)";
            command.ExecuteNonQuery();
        }

        Assert.Equal(3, Fingerprint(Database).Rows);
        Backup(Database, BackupPath());
        var checks = Restore(BackupPath(), "copy").Checks;

        Assert.Contains(checks, check => check is { Subject: "guests", Status: CheckStatus.Pass });
        Assert.DoesNotContain(checks, check => check.Blocks);
    }
}
