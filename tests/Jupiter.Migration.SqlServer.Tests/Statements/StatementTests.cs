using System;
using System.IO;
using System.Linq;
using CsCheck;
using Jupiter.Migration.SqlServer.Statements;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Statements;

/// <summary>The T-SQL that is shipped: it says what it needs, parses for what it claims, and no name in it is ever taken for T-SQL.</summary>
public sealed class StatementTests
{
    public static TheoryData<string> Paths => new(ShippedStatement.All().Select(statement => statement.Path));

    public static TheoryData<string> Surroundings =>
        new(ShippedStatement.All().Select(statement => statement.Path).Where(path => path.StartsWith("Surroundings/", StringComparison.Ordinal)));

    [Fact]
    public void Every_file_is_embedded_and_every_embedded_statement_is_a_file()
    {
        var files = ShippedStatement.All().Select(statement => statement.Path).Order(StringComparer.Ordinal);
        var embedded = typeof(SqlServerEngine).Assembly.GetManifestResourceNames();

        Assert.Equal(files, embedded.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_statement_says_what_it_needs_and_parses_for_every_version_that_it_claims(string path)
    {
        var statement = ShippedStatement.All().Single(other => other.Path == path);

        Assert.NotEqual("", statement.Rights);
        foreach (var (version, parser) in statement.ClaimedParsers())
        {
            var script = parser.Parse(new StringReader(statement.Text), out var errors);
            Assert.True(errors.Count == 0, $"{path} on {version}: {errors.FirstOrDefault()?.Message}");
            Assert.NotEmpty(Assert.IsType<TSqlScript>(script).Batches);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_statement_is_one_unless_it_only_sets_options(string path)
    {
        var statement = ShippedStatement.All().Single(other => other.Path == path);
        var script = (TSqlScript)new TSql160Parser(true).Parse(new StringReader(statement.Text), out _);
        var statements = script.Batches.SelectMany(batch => batch.Statements).ToArray();

        Assert.True(statements.Length == 1 || statements.All(one => one is SetOnOffStatement or SetCommandStatement or SetTransactionIsolationLevelStatement), path);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_statement_says_how_names_of_the_server_compare_with_names_of_a_database(string path) =>
        Assert.Empty(CollationRule.Broken(ShippedStatement.All().Single(other => other.Path == path).Text));

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void What_a_server_has_beside_its_databases_is_read_up_to_one_more_than_is_kept(string path)
    {
        var script = (TSqlScript)new TSql160Parser(true).Parse(new StringReader(ShippedStatement.All().Single(other => other.Path == path).Text), out _);
        var selects = script.Batches.SelectMany(batch => batch.Statements).OfType<SelectStatement>();

        Assert.All(selects, select => Assert.Equal(
            "1001", (((select.QueryExpression as QuerySpecification)?.TopRowFilter?.Expression as ParenthesisExpression)?.Expression as IntegerLiteral)?.Value));
    }

    [Theory]
    [InlineData("SELECT 1 FROM sys.database_principals AS u INNER JOIN sys.server_principals AS l ON l.name = u.name")]
    [InlineData("SELECT 1 FROM sys.database_principals AS u WHERE EXISTS (SELECT 1 FROM sys.server_principals AS l WHERE l.name LIKE u.name)")]
    [InlineData("SELECT u.name FROM sys.schemas AS u UNION SELECT d.name FROM sys.databases AS d")]
    [InlineData("SELECT u.name FROM sys.schemas AS u WHERE u.name IN (SELECT s.login_name FROM sys.dm_exec_sessions AS s)")]
    public void The_rule_of_collations_sees_what_the_server_would_refuse(string statement)
    {
        Assert.Single(CollationRule.Broken(statement));
        Assert.Empty(CollationRule.Broken(statement.Replace("u.name", "u.name COLLATE DATABASE_DEFAULT", StringComparison.Ordinal)));
        Assert.Empty(CollationRule.Broken(statement.Replace("name", "sid", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("x]; DROP DATABASE [y]--")]
    [InlineData("'; DROP DATABASE y; --")]
    [InlineData("[$(new_name)]")]
    [InlineData("N'$(database)'")]
    [InlineData("]]]]")]
    [InlineData("Ресторан «Юпитер»")]
    public void A_hostile_name_stays_a_name(string name)
    {
        AssertNamed(name, "other");
        AssertNamed("other", name);
        AssertNamed(name, name);
    }

    [Fact]
    public void Whatever_the_names_are_they_come_out_as_they_went_in() => Gen.Select(
        Gen.String[Gen.Char["abЖ[]'\"$()N-;/* \n🍕"], 1, 40], Gen.String[Gen.Char["ab[]'$()new_ame"], 1, 40]).Sample(AssertNamed, iter: 2000);

    private static void AssertNamed(string name, string newName)
    {
        var rename = Parse<AlterDatabaseModifyNameStatement>(Statement.Text("Databases/rename", ("database", name), ("new_name", newName)));
        Assert.Equal((name, newName), (rename.DatabaseName.Value, rename.NewDatabaseName.Value));
        var check = Parse<DbccStatement>(Statement.Text("Databases/check-integrity", ("database", name)));
        Assert.Equal(name, Assert.IsType<StringLiteral>(Assert.Single(check.Literals).Value).Value);
    }

    private static T Parse<T>(string text)
        where T : TSqlStatement
    {
        var script = (TSqlScript)new TSql100Parser(true).Parse(new StringReader(text), out var errors);
        Assert.True(errors.Count == 0, text);
        return Assert.IsType<T>(Assert.Single(Assert.Single(script.Batches).Statements));
    }
}
