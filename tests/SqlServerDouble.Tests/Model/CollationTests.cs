using System;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Names of the server and names of a database that was made elsewhere (Microsoft's page "Collation precedence"; message 468).</summary>
public sealed class CollationTests : IDisposable
{
    private const string ServerAndDatabase = "SELECT u.name FROM sys.database_principals AS u INNER JOIN sys.server_principals AS l ON l.name = u.name";

    private readonly ModelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" COLLATE DATABASE_DEFAULT")]
    [InlineData(" COLLATE Latin1_General_BIN")]
    public void They_are_compared_where_both_have_one_collation_or_one_is_told(string collate)
    {
        using var session = Carried(collate.Length > 0 ? "Latin1_General_CI_AS" : "Cyrillic_General_CI_AS");

        ModelFixture.Run(session, ServerAndDatabase + collate);
    }

    [Theory]
    [InlineData(ServerAndDatabase)]
    [InlineData("SELECT 1 FROM sys.tables AS t, sys.databases AS d WHERE t.name <> d.name")]
    [InlineData("SELECT 1 FROM goods AS g CROSS JOIN sys.dm_exec_sessions AS s WHERE s.login_name >= g.name")]
    public void Where_they_differ_the_server_does_not_decide(string query)
    {
        using var session = Carried("Latin1_General_CI_AS");

        ModelFixture.Fails(session, query.Replace(", sys.databases AS d", " CROSS JOIN sys.databases AS d", StringComparison.Ordinal), 468);
    }

    [Fact]
    public void Constants_and_variables_adapt_themselves()
    {
        using var session = Carried("Latin1_General_CI_AS");

        ModelFixture.Run(session, "SELECT 1 FROM sys.databases AS d WHERE d.name = DB_NAME() OR d.name = N'master' OR d.name = @name", ModelFixture.Text("@name", "x"));
    }

    private Sessions.ISqlSession Carried(string collation)
    {
        _fixture.Run($"CREATE DATABASE carried COLLATE {collation}");
        var session = _fixture.LogIn("carried");
        ModelFixture.Run(session, "CREATE TABLE goods (name nvarchar(50))");
        return session;
    }
}
