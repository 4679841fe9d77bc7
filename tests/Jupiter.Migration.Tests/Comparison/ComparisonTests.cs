using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Comparison;

/// <summary>One change anywhere, and the comparison names where. A rehearsal's database, changed behind the module's back.</summary>
public sealed class ComparisonTests : IClassFixture<BackedUpRehearsal>
{
    private readonly BackedUpRehearsal _rehearsal;

    public ComparisonTests(BackedUpRehearsal rehearsal) => _rehearsal = rehearsal;

    public static IEnumerable<TheoryDataRow<string, string[]>> Changes() =>
    [
        new("UPDATE receipt SET total = total + 0.01 WHERE id = 7", ["receipt"]),
        new("UPDATE menu_item SET name = replace(name, 'о', 'o') WHERE id = (SELECT min(id) FROM menu_item WHERE name LIKE '%о%')", ["menu_item"]),
        new("UPDATE receipt SET remark = '' WHERE id = (SELECT min(id) FROM receipt WHERE remark IS NULL)", ["receipt"]),
        new("UPDATE menu_item SET photo = CAST(photo AS TEXT) WHERE id = (SELECT min(id) FROM menu_item WHERE photo IS NOT NULL)", ["menu_item"]),
        new("INSERT INTO staff SELECT max(id) + 1, 'Новый', 'официант', '2026-01-01' FROM staff", ["staff"]),
        new("DELETE FROM payment WHERE id = 11", ["payment"]),
        new("INSERT INTO note SELECT * FROM note LIMIT 1", ["note"]),
        new("INSERT INTO note SELECT * FROM note", ["note"]),
        new("UPDATE receipt SET total = (SELECT sum(total) FROM receipt WHERE id IN (7, 8)) - total WHERE id IN (7, 8)", ["receipt"]),
        new("UPDATE note SET id = 3 - id", ["note"]),
        new("DROP TRIGGER late; CREATE TRIGGER late AFTER INSERT ON receipt BEGIN SELECT 2; END", ["trigger late"]),
        new("DROP VIEW revenue; CREATE VIEW revenue AS SELECT sum(total) * 2 AS total FROM receipt", ["view revenue"]),
        new("DROP INDEX by_shift; CREATE INDEX by_shift ON receipt (staff_id)", ["index by_shift"]),
        new("DROP INDEX by_shift", ["index by_shift"]),
        new("DROP TABLE fiscal_document", ["fiscal_document", "table fiscal_document"]),
        new("CREATE TABLE extra (id INTEGER)", ["extra", "table extra"]),
        new("ALTER TABLE staff ADD COLUMN phone TEXT", ["staff", "table staff"]),
        new("PRAGMA user_version = 7", ["setting user_version"]),
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_fails_and_is_named(string statement, string[] named)
    {
        var server = _rehearsal.Changed(statement);

        var checks = _rehearsal.Compare(server);

        Assert.Equal(named.Order(), checks.Where(check => check.Status == "Fail").Select(check => check.Subject).Order());
        Assert.All(checks.Where(check => !named.Contains(check.Subject)), check => Assert.Equal("Pass", check.Status));
        Assert.All(checks.Where(check => check.Status == "Fail"), check => Assert.NotEqual(check.Expected, check.Actual));
        Assert.All(checks.Where(check => check.Status == "Fail"), check => Assert.NotEmpty(check.Remedy));
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("VACUUM")]
    [InlineData("PRAGMA journal_mode = WAL")]
    [InlineData("UPDATE receipt SET total = total")]
    [InlineData("CREATE TABLE gone (id); DROP TABLE gone")]
    [InlineData("INSERT INTO note VALUES (9, 'x'); DELETE FROM note WHERE id = 9")]
    public void What_changes_no_row_and_no_definition_passes(string statement)
    {
        var checks = _rehearsal.Compare(_rehearsal.Changed(statement));

        Assert.True(checks.Count > 10);
        Assert.All(checks, check => Assert.Equal("Pass", check.Status));
    }

    [Fact]
    public void Equal_databases_have_one_fingerprint_and_others_have_not()
    {
        Assert.Equal(_rehearsal.Fingerprint(_rehearsal.Changed("VACUUM")), _rehearsal.Fingerprint(_rehearsal.Changed("SELECT 1")));
        Assert.NotEqual(
            _rehearsal.Fingerprint(_rehearsal.Changed("INSERT INTO note SELECT * FROM note LIMIT 1")),
            _rehearsal.Fingerprint(_rehearsal.Changed("SELECT 1")));
    }
}
