using System;
using System.Threading;
using Jupiter.Migration.Errors;
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
            Rewrite = text => text.Replace("m.definition,", "CONVERT(nvarchar(100), NULL) AS definition,", StringComparison.Ordinal),
        });
        server.MakeSample();
        server.Run("CREATE VIEW dbo.sums AS SELECT k FROM dbo.receipts", "Jupiter");
        using var instance = server.Open();

        Assert.Contains("not shown", Assert.Throws<MigrationException>(() => instance.QueryScalar("Jupiter", "SELECT COUNT(*) FROM sums", CancellationToken.None)).Message);
    }

    private string? Ask(string query)
    {
        using var instance = _server.Open();
        return instance.QueryScalar("Jupiter", query, CancellationToken.None);
    }
}
