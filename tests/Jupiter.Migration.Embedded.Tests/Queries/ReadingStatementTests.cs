using System.Threading;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests.Queries;

/// <summary>A venue's query on a file: one SELECT, and nothing that reaches another file, a setting or the transaction.</summary>
public sealed class ReadingStatementTests : EmbeddedTests
{
    [Theory]
    [InlineData("ATTACH DATABASE '/etc/passwd' AS other", "ATTACH")]
    [InlineData("DETACH DATABASE main", "DETACH")]
    [InlineData("PRAGMA query_only = 0", "PRAGMA")]
    [InlineData("PRAGMA table_info(t)", "PRAGMA")]
    [InlineData("COMMIT", "COMMIT")]
    [InlineData("ROLLBACK", "ROLLBACK")]
    [InlineData("BEGIN IMMEDIATE", "BEGIN")]
    [InlineData("SAVEPOINT a", "SAVEPOINT")]
    [InlineData("SELECT load_extension('evil')", "load_extension")]
    [InlineData("SELECT * FROM t; SELECT 1", "second")]
    [InlineData("SELECT * FROM temp.sqlite_schema", "temp")]
    public void A_way_out_is_refused_and_named(string query, string found)
    {
        Author.Create(Database);
        Author.Execute(Database, "CREATE TABLE t (a)");

        Assert.Contains(found, FailsWithoutATrace("QueryNotAllowed", () => Ask(Database, query)).Message);
    }

    [Theory]
    [InlineData("EXPLAIN SELECT * FROM t")]
    [InlineData("VACUUM INTO 'stolen.db'")]
    [InlineData("REINDEX")]
    [InlineData("ANALYZE")]
    [InlineData("CREATE TEMP TABLE x (a)")]
    [InlineData("ALTER TABLE t RENAME TO u")]
    [InlineData("WITH c AS (SELECT 1) INSERT INTO t SELECT * FROM c")]
    public void What_does_more_than_read_is_refused(string query)
    {
        Author.Create(Database);
        Author.Execute(Database, "CREATE TABLE t (a)");

        FailsWithoutATrace("QueryWrites", () => Ask(Database, query));
    }

    [Fact]
    public void What_a_query_makes_up_does_not_fill_the_memory()
    {
        Author.Create(Database);

        Fails("QueryFailed", () => Ask(Database, "SELECT length(zeroblob(900000000))"));
        Fails("QueryFailed", () => Ask(Database, "WITH RECURSIVE c(x) AS (SELECT 'щи' UNION ALL SELECT x || x FROM c) SELECT max(x) FROM c"));
    }

    [Fact]
    public void Full_text_common_tables_and_windows_are_read()
    {
        Author.Create(Database);
        Author.Execute(Database, "CREATE VIRTUAL TABLE menu USING fts5(dish)");
        Author.Execute(Database, "INSERT INTO menu VALUES ('щи суточные'), ('борщ')");

        Assert.Equal("1", Ask(Database, "SELECT COUNT(*) FROM menu WHERE menu MATCH 'борщ'"));
        Assert.Equal("10", Ask(Database, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 10) SELECT count(*) OVER () FROM c"));
        Assert.Equal("1", Ask(Database, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'menu' -- one"));
    }
}
