using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Queries;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Queries;

/// <summary>A query with innocent names reads what these names stand for: views and synonyms are held to the same lists.</summary>
public sealed class QueryReachTests : IDisposable
{
    private readonly RunningDouble _server = new();

    public QueryReachTests() => _server.MakeSample();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("CREATE VIEW dbo.tills AS SELECT name, password_hash FROM sys.sql_logins", "tills", "in dbo.tills, which it reads: the system view sys.sql_logins")]
    [InlineData("CREATE VIEW dbo.tills AS SELECT name FROM master.sys.databases", "tills", "another database in the name master.sys.databases")]
    [InlineData("CREATE VIEW dbo.tills AS SELECT SUSER_SNAME() AS who FROM receipts", "tills", "the function SUSER_SNAME()")]
    [InlineData("CREATE VIEW dbo.tills AS SELECT k FROM receipts WITH (TABLOCKX)", "tills", "the table hint TABLOCKX")]
    [InlineData("CREATE SYNONYM dbo.archive FOR Archive.dbo.receipts", "archive", "in dbo.archive, which it reads: another database in the name")]
    [InlineData("CREATE SYNONYM dbo.archive FOR linked.Archive.dbo.receipts", "[dbo].[archive]", "another server in the name")]
    [InlineData("CREATE SYNONYM dbo.archive FOR sys.sql_logins", "dbo.archive", "the system view")]
    [InlineData("CREATE PROCEDURE dbo.nightly AS SELECT 1", "nightly", "the object dbo.nightly (SQL_STORED_PROCEDURE)")]
    public void What_leads_out_of_the_database_is_refused_and_never_run(string made, string name, string found)
    {
        _server.Run(made, "Jupiter");
        _server.Statements.Clear();

        var error = Assert.Throws<MigrationException>(() => Ask($"SELECT COUNT(*) FROM {name}"));

        Assert.Equal("QueryNotAllowed", error.ErrorId);
        Assert.Contains(found, error.Message);
        Assert.DoesNotContain(_server.Statements.Batches, batch => batch.Text.Contains("COUNT(*)", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_followed_through_views_and_synonyms_of_views()
    {
        _server.Run("CREATE VIEW dbo.secret AS SELECT name FROM sys.sql_logins", "Jupiter");
        _server.Run("CREATE VIEW dbo.deep AS SELECT k FROM receipts WHERE EXISTS (SELECT name FROM secret)", "Jupiter");
        _server.Run("CREATE SYNONYM dbo.other FOR deep", "Jupiter");

        Assert.Contains("in dbo.secret, which it reads", Assert.Throws<MigrationException>(() => Ask("SELECT k FROM receipts UNION ALL SELECT k FROM other")).Message);
    }

    [Fact]
    public void A_view_of_the_venues_own_tables_is_asked_like_a_table()
    {
        _server.Run("CREATE VIEW dbo.sums AS SELECT k, SUM(total) AS total FROM dbo.receipts GROUP BY k", "Jupiter");

        Assert.Equal("1650.50", Ask("WITH s AS (SELECT total FROM sums) SELECT SUM(total) FROM s"));
        Assert.Equal("2", Ask("SELECT COUNT(*) FROM sys.tables"));
    }

    [Fact]
    public void A_definition_that_nobody_may_see_is_one_that_nobody_can_judge()
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Replace("m.definition", "CONVERT(nvarchar(100), NULL)", StringComparison.Ordinal),
        });
        server.MakeSample();
        server.Run("CREATE VIEW dbo.sums AS SELECT k FROM dbo.receipts", "Jupiter");
        using var instance = server.Open();

        Assert.Contains("not shown", Assert.Throws<MigrationException>(() => instance.QueryScalar("Jupiter", "SELECT COUNT(*) FROM sums", CancellationToken.None)).Message);
    }

    [Fact]
    public void A_view_that_a_program_wrote_for_its_reports_is_asked_however_long_it_is()
    {
        var columns = string.Concat(Enumerable.Range(0, 900).Select(i => FormattableString.Invariant(
            $",\r\n    CASE WHEN k = {i} AND total IS NOT NULL THEN (total + {i}) - ({i}) ELSE 0 END AS column_{i}")));
        _server.Run("CREATE VIEW dbo.report AS SELECT k, total" + columns + " FROM dbo.receipts", "Jupiter");

        Assert.Equal("1650.50", Ask("SELECT SUM(total) FROM report"));
        Assert.Contains("more than 8000 characters", Refusal("SELECT 1" + new string(' ', 8000)));
    }

    [Theory]
    [InlineData("SELECT k /* {0} */ FROM dbo.receipts", ReadingRule.LongestDefinition, "in dbo.report, which it reads: more than 250000 characters")]
    [InlineData("SELECT 1 AS k WHERE {0}1=1{1}", QueryDepth.Deepest + 1, "in dbo.report, which it reads: more than 200 levels")]
    public void Why_a_view_can_not_be_judged_is_said_with_its_name(string select, int length, string found)
    {
        _server.Run("CREATE VIEW dbo.report AS " + string.Format(CultureInfo.InvariantCulture, select, new string('(', length), new string(')', length)), "Jupiter");

        Assert.Contains(found, Refusal("SELECT COUNT(*) FROM report"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_that_a_later_server_wrote_is_told_as_not_readable()
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Replace("m.definition", "N'CREATE VIEW dbo.sums AS SELECT k FROM receipts QUALIFY k = 1'", StringComparison.Ordinal),
        });
        server.MakeSample();
        server.Run("CREATE VIEW dbo.sums AS SELECT k FROM dbo.receipts", "Jupiter");
        using var instance = server.Open();

        Assert.Contains(
            "in dbo.sums, which it reads: a definition that can't be read (Incorrect syntax near",
            Assert.Throws<MigrationException>(() => instance.QueryScalar("Jupiter", "SELECT COUNT(*) FROM sums", CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT SUM(elsewhere) FROM guests")]
    [InlineData("SELECT COUNT(*) FROM guests WHERE ELSEWHERE > 1")]
    [InlineData("SELECT COUNT(*) FROM guests g JOIN receipts r ON r.k = g.[élsewhere]")]
    [InlineData("SELECT TOP 1 * FROM guests")]
    [InlineData("SELECT CHECKSUM(*) FROM guests")]
    [InlineData("SELECT COUNT(*) FROM everything")]
    [InlineData("SELECT COUNT(*) FROM through WHERE e = 1")]
    public void A_computed_column_that_calls_a_function_is_refused_where_it_may_be_read(string query)
    {
        MakeGuests();

        Assert.Contains("in dbo.guests, which it reads: the computed column elsewhere: the function", Refusal(query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT COUNT(*) FROM guests")]
    [InlineData("SELECT SUM(twice) FROM guests WHERE k = 1")]
    public void What_a_query_leaves_alone_and_what_a_column_computes_of_its_row_stop_nothing(string query)
    {
        MakeGuests();

        Assert.Null(Record.Exception(() => Ask(query)));
    }

    [Fact]
    public void A_computed_column_whose_expression_nobody_may_see_can_not_be_judged()
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Replace("k.definition", "CONVERT(nvarchar(100), NULL)", StringComparison.Ordinal),
        });
        server.MakeSample();
        server.Run("CREATE TABLE dbo.guests (k int, twice AS k * 2)", "Jupiter");
        using var instance = server.Open();

        Assert.Contains("not shown", Assert.Throws<MigrationException>(() => instance.QueryScalar("Jupiter", "SELECT twice FROM guests", CancellationToken.None)).Message);
    }

    [Theory]
    [InlineData("FILTER", "ON", "in dbo.receipts, which it reads: the function")]
    [InlineData("FILTER", "OFF", null)]
    [InlineData("BLOCK", "ON", null)]
    public void A_policy_that_filters_rows_by_a_function_is_refused(string kind, string state, string? found)
    {
        _server.Run("CREATE FUNCTION dbo.mine (@k int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS allowed", "Jupiter");
        _server.Run($"CREATE SECURITY POLICY dbo.rows ADD {kind} PREDICATE dbo.mine(k) ON dbo.receipts WITH (STATE = {state})", "Jupiter");

        var error = Record.Exception(() => Ask("SELECT COUNT(*) FROM receipts"));

        Assert.True(found is null ? error is null : error!.Message.Contains(found, StringComparison.Ordinal), error?.Message);
    }

    [Fact]
    public void An_external_table_is_one_of_another_server()
    {
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Replace("t.is_external = 1", "1 = 1", StringComparison.Ordinal),
        });
        server.MakeSample();
        using var instance = server.Open();

        Assert.Contains(
            "in dbo.receipts, which it reads: an external table",
            Assert.Throws<MigrationException>(() => instance.QueryScalar("Jupiter", "SELECT COUNT(*) FROM receipts", CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_gives_a_table_is_refused_in_a_view_as_in_a_query()
    {
        _server.Run("CREATE FUNCTION dbo.rows_of (@k int) RETURNS TABLE AS RETURN SELECT name FROM sys.sql_logins", "Jupiter");
        _server.Run("CREATE VIEW dbo.sums AS SELECT r.name FROM dbo.rows_of(1) AS r", "Jupiter");

        Assert.Contains("dbo.rows_of(1)", Refusal("SELECT COUNT(*) FROM dbo.rows_of(1)"), StringComparison.Ordinal);
        Assert.Contains("in dbo.sums, which it reads: dbo.rows_of(1)", Refusal("SELECT COUNT(*) FROM sums"), StringComparison.Ordinal);
    }

    // Nothing in a ring leads out of the database, so the server is asked, and has words of its own for it (470, 4429).
    [Theory]
    [InlineData("CREATE SYNONYM dbo.first FOR dbo.second", "CREATE SYNONYM dbo.second FOR dbo.first", "Synonym chaining is not allowed")]
    [InlineData("CREATE VIEW dbo.first AS SELECT k FROM dbo.second", "CREATE VIEW dbo.second AS SELECT k FROM dbo.first", "contains a self-reference")]
    public void Views_and_synonyms_that_lead_to_each_other_end(string first, string second, string words)
    {
        _server.Run(first, "Jupiter");
        _server.Run(second, "Jupiter");

        var error = Assert.Throws<MigrationException>(() => Ask("SELECT COUNT(*) FROM dbo.first"));

        Assert.Equal("QueryFailed", error.ErrorId);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_whose_names_differ_by_case_only_are_two()
    {
        // The catalog of the double has no case; a server whose catalog has one is played here.
        using var server = new RunningDouble(wrap: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Replace(
                "OBJECT_ID(@name)",
                "CASE WHEN CONVERT(varbinary(40), @name) = CONVERT(varbinary(40), N'[Sums]') THEN OBJECT_ID(N'dbo.other') ELSE OBJECT_ID(@name) END",
                StringComparison.Ordinal),
        });
        server.MakeSample();
        server.Run("CREATE VIEW dbo.sums AS SELECT k FROM dbo.receipts", "Jupiter");
        server.Run("CREATE VIEW dbo.other AS SELECT name FROM sys.sql_logins", "Jupiter");
        using var instance = server.Open();

        Assert.Contains(
            "in dbo.other, which it reads",
            Assert.Throws<MigrationException>(() => instance.QueryScalar(
                "Jupiter", "SELECT COUNT(*) FROM sums WHERE EXISTS (SELECT * FROM Sums)", CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }

    private void MakeGuests()
    {
        _server.Run("CREATE FUNCTION dbo.leads (@k int) RETURNS int AS BEGIN RETURN (SELECT COUNT(*) FROM Archive.dbo.receipts) END", "Jupiter");
        _server.Run("CREATE TABLE dbo.guests (k int, elsewhere AS dbo.leads(k), twice AS ((k * 2) + CONVERT(int, ISNULL(k, 0))))", "Jupiter");
        _server.Run("CREATE VIEW dbo.everything AS SELECT * FROM guests", "Jupiter");
        _server.Run("CREATE VIEW dbo.through AS SELECT elsewhere AS e FROM guests", "Jupiter");
    }

    private string Refusal(string query)
    {
        var error = Assert.Throws<MigrationException>(() => Ask(query));
        Assert.Equal("QueryNotAllowed", error.ErrorId);
        return error.Message;
    }

    private string? Ask(string query)
    {
        using var instance = _server.Open();
        return instance.QueryScalar("Jupiter", query, CancellationToken.None);
    }
}
