using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Databases of other people's schemas: all of it goes round, and what changes is named.</summary>
public sealed class SchemaTests : EmbeddedTests
{
    [Fact]
    public void A_schema_of_everything_goes_round()
    {
        Make(
            Database,
            "CREATE TABLE menu (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT COLLATE NOCASE NOT NULL, price NUMERIC, CHECK (price >= 0))",
            "CREATE TABLE stop_list (code TEXT, day TEXT, PRIMARY KEY (code, day)) WITHOUT ROWID",
            "CREATE TABLE strictly (a INT, b REAL, c TEXT, d BLOB, e ANY) STRICT",
            "CREATE INDEX cheap ON menu (price) WHERE price < 100",
            "CREATE INDEX by_length ON menu (length(title), title DESC)",
            "CREATE VIEW expensive AS SELECT title FROM menu WHERE price > 1000",
            "CREATE VIEW broken AS SELECT no_such_column FROM no_such_table",
            "CREATE TRIGGER audit AFTER INSERT ON menu BEGIN INSERT OR REPLACE INTO stop_list VALUES (new.title, '2026-01-01'); END",
            "INSERT INTO menu (title, price) VALUES ('Борщ', 350), ('Щи', 99.9), ('Икра', 12000)",
            "INSERT INTO strictly VALUES (1, 2.5, 'x', x'00ff', 1), (NULL, NULL, NULL, NULL, 'any'), (9223372036854775807, -0.0, '', x'', 1.5)",
            "ANALYZE",
            "PRAGMA user_version = 77",
            "PRAGMA application_id = 1247105106");

        var checks = GoesRound(Database);

        Assert.All(checks, check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.Contains(checks, check => check.Subject == "sqlite_sequence");
        Assert.Contains(checks, check => check.Subject == "stop_list");
        Assert.Equal("1247105106", Instance.FindDatabase(Database, CancellationToken.None)!.Identity);
    }

    [Theory]
    [InlineData("trigger audit", "DROP TRIGGER audit", "CREATE TRIGGER audit AFTER INSERT ON t BEGIN DELETE FROM t WHERE a > 5; END")]
    [InlineData("view v", "DROP VIEW v", "CREATE VIEW v AS SELECT a + 1 FROM t")]
    [InlineData("index i", "DROP INDEX i")]
    [InlineData("table t", "ALTER TABLE t ADD COLUMN b INTEGER")]
    [InlineData("setting user_version", "PRAGMA user_version = 5")]
    [InlineData("trigger extra", "CREATE TRIGGER extra AFTER DELETE ON t BEGIN SELECT 1; END")]
    public void A_changed_definition_is_named(string named, params string[] changes)
    {
        string[] schema =
        [
            "CREATE TABLE t (a INTEGER)",
            "CREATE INDEX i ON t (a)",
            "CREATE VIEW v AS SELECT a FROM t",
            "CREATE TRIGGER audit AFTER INSERT ON t BEGIN DELETE FROM t WHERE a > 4; END",
        ];
        Make(Database, schema);
        Make("other", [.. schema, .. changes]);

        var failed = Compare(Database, "other").Where(check => check.Id == "Compare.Schema" && check.Status == CheckStatus.Fail);

        Assert.Equal(named, Assert.Single(failed).Subject);
    }

    [Fact]
    public void Generated_columns_are_compared_stored_or_not()
    {
        Make(
            Database,
            "CREATE TABLE lines (g INTEGER, price REAL, total REAL GENERATED ALWAYS AS (g * price) STORED, half AS (g / 2), tax AS (price * 0.2) VIRTUAL)",
            "INSERT INTO lines VALUES (3, 1.5), (NULL, 2), (4, NULL)");
        using var content = Instance.OpenContent(Database, CancellationToken.None);

        Assert.Equal(["g", "price", "total", "half", "tax"], Assert.Single(content.ReadTables(CancellationToken.None)).Columns);
        content.Dispose();
        GoesRound(Database);
    }

    [Theory]
    [InlineData("fts5 (title)", "UPDATE menu_content SET c0 = 'Рагу' WHERE id = 1")]
    [InlineData("fts5 (title)", "DELETE FROM menu_content WHERE id = 1")]
    [InlineData("fts4 (title)", "DELETE FROM menu_content WHERE docid = 1")]
    public void A_full_text_index_out_of_step_is_the_sources_fault_and_named_before_the_copy(string module, string damage)
    {
        Make(
            Database,
            $"CREATE VIRTUAL TABLE menu USING {module}",
            "INSERT INTO menu VALUES ('Борщ'), ('Щи')",
            damage);

        var error = Fails("FullTextIndexOutOfStep", () => Backup(Database, BackupPath()));

        Assert.False(System.IO.File.Exists(BackupPath()));
        Run(Server.PathOf(Database), error.Message.Substring(error.Message.IndexOf("INSERT", StringComparison.Ordinal)));
        Backup(Database, BackupPath());
    }

    [Fact]
    public void Full_text_and_geometry_indexes_are_compared_through_their_shadow_tables()
    {
        Make(
            Database,
            "CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'unicode61')",
            "CREATE VIRTUAL TABLE old_search USING fts4 (title)",
            "CREATE VIRTUAL TABLE places USING rtree (id, x0, x1, y0, y1)",
            "INSERT INTO search VALUES ('Борщ', 'со сметаной'), ('Щи', 'из капусты')",
            "INSERT INTO old_search VALUES ('Борщ')",
            "INSERT INTO places VALUES (1, 0, 1, 0, 1), (2, 5, 6, 5, 6)");

        var checks = GoesRound(Database);

        Assert.Equal(
            ["old_search", "places", "search"],
            checks.Where(check => check.Id == "Compare.Table" && check.Status == CheckStatus.Skipped).Select(check => check.Subject).Order());
        Assert.DoesNotContain(checks, check => check.Status is CheckStatus.Fail or CheckStatus.Unknown);
        Instance.Rename(Database, "source");
        Restore(BackupPath("Jupiter.bak"));
        Run(Server.PathOf(Database), "UPDATE search SET body = 'со сметаною' WHERE title = 'Борщ'");
        Assert.Contains(
            Compare("source", Database),
            check => check.Status == CheckStatus.Fail && check.Subject.StartsWith("search_", StringComparison.Ordinal));
    }

    [Fact]
    public void A_virtual_table_without_shadow_tables_is_not_taken_for_covered_by_a_neighbours()
    {
        Make(
            Database,
            "CREATE VIRTUAL TABLE a USING fts5vocab (a_b, row)",
            "CREATE VIRTUAL TABLE a_b USING fts5 (title)",
            "INSERT INTO a_b VALUES ('Борщ')");

        var table = Fingerprint(Database).Tables.Single(found => found.Name == "a");

        Assert.False(Assert.Single(table.Incomparable).IsCoveredElsewhere);
        Assert.Contains(Compare(Database, Database), check => check is { Subject: "a.*", Status: CheckStatus.Unknown });
    }

    [Fact]
    public void Odd_names_go_round()
    {
        Make(
            Database,
            "CREATE TABLE \"a \"\"quoted\"\" table\" (\"col'umn\" TEXT, \"[b]\" TEXT, \"c;--\" TEXT)",
            "CREATE TABLE \"Чеки за день\" (\"Сумма, ₽\" REAL, \"🍕\" TEXT, \"\" TEXT)",
            "CREATE TABLE \"select\" (\"from\" TEXT, \"where\" TEXT, \"group by\" TEXT)",
            "CREATE TABLE \" \" (\"*\" INTEGER)",
            "CREATE TABLE \"line\nbreak\" (\"tab\tbed\" INTEGER)",
            "INSERT INTO \"a \"\"quoted\"\" table\" VALUES ('1', '2', '3')",
            "INSERT INTO \"Чеки за день\" VALUES (1.5, '🍕', 'x')",
            "INSERT INTO \"select\" VALUES ('a', 'b', 'c')",
            "INSERT INTO \" \" VALUES (1)",
            "INSERT INTO \"line\nbreak\" VALUES (2)");

        Assert.Equal(5, GoesRound(Database).Count(check => check is { Id: "Compare.Table", Status: CheckStatus.Pass }));
        Assert.Equal(5, Fingerprint(Database).Rows);
    }

    [Theory]
    [InlineData("rowid INTEGER, x TEXT")]
    [InlineData("rowid TEXT, oid TEXT")]
    [InlineData("rowid TEXT, oid TEXT, _rowid_ TEXT")]
    [InlineData("RowId TEXT, OID TEXT")]
    [InlineData("oid INTEGER PRIMARY KEY, rowid TEXT")]
    [InlineData("rowid INTEGER AS (x % 3) STORED, x INTEGER")]
    [InlineData("rowid INTEGER AS (tariff(x)) VIRTUAL, x INTEGER")]
    public void A_table_whose_columns_take_the_names_of_the_row_number_is_read_once_and_whole(string columns)
    {
        Make(
            Database,
            $"CREATE TABLE t ({columns})",
            "INSERT INTO t DEFAULT VALUES");
        var writable = columns.Split(", ").Where(column => !column.Contains(" AS (", StringComparison.Ordinal)).Select(column => column.Split(' ')[0]).ToArray();
        Author.Execute(Database, "DELETE FROM t");
        using (var connection = Open(Server.PathOf(Database)))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                + $"INSERT INTO t ({string.Join(", ", writable)}) SELECT {string.Join(", ", writable.Select(_ => "i"))} FROM n";
            command.ExecuteNonQuery();
        }

        Assert.Equal(20000, Fingerprint(Database).Rows);
        using var content = Instance.OpenContent(Database, CancellationToken.None);
        var table = content.ReadTables(CancellationToken.None).Single();
        Assert.Equal(columns.Contains("_rowid_", StringComparison.Ordinal) ? 1 : 16, table.Ranges.Count);
    }

    [Fact]
    public void An_empty_database_and_an_empty_table_go_round()
    {
        Author.Create("empty");
        Make("table", "CREATE TABLE never (a INTEGER)", "CREATE TABLE gone (a INTEGER)", "INSERT INTO gone VALUES (1)", "DELETE FROM gone");

        GoesRound("empty");
        GoesRound("table");

        Assert.Empty(Fingerprint("empty").Tables);
        Assert.All(Fingerprint("table").Tables, table => Assert.Equal((0, new string('0', 32)), (table.Rows, table.Fingerprint)));
        Assert.Contains(Compare("empty", "table"), check => check.Status == CheckStatus.Fail);
    }

    [Fact]
    public void Page_sizes_vacuum_modes_and_free_pages_go_round()
    {
        foreach (var pageSize in new[] { 512, 1024, 65536 })
        {
            var name = "pages " + pageSize;
            Make(
                name,
                $"PRAGMA page_size = {pageSize}",
                "PRAGMA auto_vacuum = INCREMENTAL",
                "CREATE TABLE t (a INTEGER, b BLOB)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, randomblob(i) FROM n",
                "DELETE FROM t WHERE a % 3 = 0");
            GoesRound(name);
        }
    }
}
