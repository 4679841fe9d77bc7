using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Queries;
using Jupiter.Migration.SqlServer.Tests.Statements;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Queries;

/// <summary>A venue's query is one SELECT of its own tables: each way out that is known, and what is unknown.</summary>
public sealed class ReadingRuleTests
{
    public static TheoryData<string, string> WaysOut => new()
    {
        { "SELECT * FROM OPENROWSET('SQLNCLI', 'Server=evil;Trusted_Connection=yes', 'SELECT 1') AS a", "OPENROWSET" },
        { "SELECT * FROM OPENROWSET(BULK 'C:\\Windows\\win.ini', SINGLE_CLOB) AS a", "BULK" },
        { "SELECT * FROM OPENROWSET(BULK N'\\\\evil\\share\\x', SINGLE_BLOB) AS a", "BULK" },
        { "SELECT * FROM OPENQUERY(linked, 'EXEC xp_cmdshell ''dir''')", "OPENQUERY" },
        { "SELECT * FROM OPENDATASOURCE('SQLNCLI', 'Data Source=evil').master.dbo.t", "OPENDATASOURCE" },
        { "SELECT * FROM OPENXML(@d, '/a')", "OPENXML" },
        { "SELECT * FROM linked.jupiter.dbo.receipt", "linked.jupiter.dbo.receipt" },
        { "SELECT * FROM linked.jupiter..receipt", "linked.jupiter..receipt" },
        { "SELECT * FROM master.dbo.spt_values", "master.dbo.spt_values" },
        { "SELECT * FROM master..sysxlogins", "master..sysxlogins" },
        { "SELECT * FROM jupiter.dbo.receipt", "jupiter.dbo.receipt" },
        { "SELECT * FROM msdb..backupset", "msdb..backupset" },
        { "SELECT * FROM ##everybody", "##everybody" },
        { "SELECT master.sys.fn_varbintohexstr(0x01)", "fn_varbintohexstr" },
        { "SELECT TOP 1 password_hash FROM sys.sql_logins WHERE name = 'sa'", "sys.sql_logins" },
        { "SELECT [password] FROM syslogins", "syslogins" },
        { "SELECT [password] FROM [dbo].[SysLogins ]", "SysLogins" },
        { "SELECT password_hash FROM [sӃys].sql_logins", "sql_logins" },
        { "SELECT password_hash FROM [ｓｙｓ].[sql_logins]", "ｓｙｓ" },
        { "SELECT password_hash FROM [s\u00ADys].sql_logins", "sql_logins" },
        { "SELECT password_hash FROM [sýs].sql_logins", "sýs" },
        { "SELECT * FROM sys.server_principals", "sys.server_principals" },
        { "SELECT * FROM sys.dm_exec_sessions", "sys.dm_exec_sessions" },
        { "SELECT * FROM sys.credentials", "sys.credentials" },
        { "SELECT * FROM INFORMATION_SCHEMA.ROUTINES", "ROUTINES" },
        { "SELECT * FROM dbo.sp_everywhere", "sp_everywhere" },
        { "SELECT LOGINPROPERTY('sa', 'PasswordHash')", "LOGINPROPERTY" },
        { "SELECT CONVERT(varbinary(256), LOGINPROPERTY(N'sa', 'PasswordHash'))", "LOGINPROPERTY" },
        { "SELECT SERVERPROPERTY('MachineName')", "SERVERPROPERTY" },
        { "SELECT DB_NAME(5)", "DB_NAME(5)" },
        { "SELECT PWDCOMPARE('a', 0x01)", "PWDCOMPARE" },
        { "SELECT dbo.f(1)", "dbo.f(1)" },
        { "SELECT a.query('x') FROM t", "a.query" },
        { "SELECT geometry::STGeomFromText('x', 0)", "STGeomFromText" },
        { "SELECT * FROM sys.fn_trace_gettable('C:\\x.trc', 1)", "fn_trace_gettable" },
        { "SELECT * FROM sys.dm_os_file_exists('C:\\x')", "dm_os_file_exists" },
        { "SELECT * FROM fn_dblog(NULL, NULL)", "fn_dblog" },
        { "SELECT * FROM ::fn_listextendedproperty(NULL, NULL, NULL, NULL, NULL, NULL, NULL)", "fn_listextendedproperty" },
        { "SELECT * FROM t CROSS APPLY sys.dm_exec_sql_text(t.a)", "dm_exec_sql_text" },
        { "SELECT * FROM t WITH (TABLOCKX, HOLDLOCK)", "TABLOCKX" },
        { "SELECT * FROM t WITH (NOLOCK, UPDLOCK)", "UPDLOCK" },
        { "SELECT * FROM t (XLOCK)", "XLOCK" },
        { "SELECT * FROM t WITH (INDEX(1))", "INDEX" },
        { "SELECT * FROM t OPTION (QUERYTRACEON 9481)", "QUERYTRACEON" },
        { "SELECT @@VERSION", "@@VERSION" },
        { "SELECT * FROM t WHERE a = @mark", "@mark" },
        { "SELECT @a = 1", "@a = 1" },
        { "SELECT CAST(a AS dbo.clr_type) FROM t", "dbo.clr_type" },
        { "SELECT * FROM CHANGETABLE(CHANGES t, 0) AS c", "CHANGETABLE" },
        { "SELECT * FROM CONTAINSTABLE(t, a, 'x')", "CONTAINSTABLE" },
        { "SELECT 1; SELECT 2", "SELECT 1; SELECT 2" },
        { "SELECT 1 SELECT 2", "SELECT 1 SELECT 2" },
        { "SELECT 1\nGO\nSELECT 2", "SELECT 1" },
    };

    public static TheoryData<string, string> Writes => new()
    {
        { "SELECT * INTO copy FROM t", "copy" },
        { "EXEC xp_cmdshell 'dir'", "xp_cmdshell" },
        { "EXECUTE sp_configure 'show advanced options', 1", "sp_configure" },
        { "sp_who", "sp_who" },
        { "WAITFOR DELAY '01:00'", "WAITFOR" },
        { "DECLARE @a int", "DECLARE" },
        { "SELECT NEXT VALUE FOR s", "NEXT VALUE FOR s" },
        { "WITH c AS (SELECT a FROM t) DELETE FROM c", "DELETE FROM c" },
        { "SELECT 1; SHUTDOWN", "SHUTDOWN" },
        { "BEGIN SELECT 1 END", "BEGIN" },
        { "USE master", "USE master" },
        { "RESTORE HEADERONLY FROM DISK = 'x'", "RESTORE" },
    };

    public static TheoryData<string> Honest =>
    [
        "SELECT name FROM organisation WHERE id = 1",
        "SELECT COUNT(*) FROM shift WHERE closed_at IS NULL;",
        "SELECT COALESCE(MAX(id), 0) FROM receipt",
        "SELECT id, opened_at, closed_at, total FROM receipt WHERE id > 17 ORDER BY id",
        "SELECT [ИНН] FROM dbo.[Заведение № 1] WITH (NOLOCK) WHERE [Код] = N'001'",
        "SELECT COUNT(*) FROM orders (NOLOCK) o INNER JOIN guests g ON g.id = o.guest AND o.state IN (1, 2) WHERE NOT EXISTS (SELECT 1 FROM pays p WHERE p.o = o.id)",
        "WITH days AS (SELECT CAST(opened_at AS date) AS d, SUM(total) AS s FROM receipt GROUP BY CAST(opened_at AS date) HAVING SUM(total) > 0) SELECT TOP (1) CONVERT(varchar(10), d, 120) FROM days ORDER BY s DESC",
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.tables WHERE name = 'receipt') THEN 1 ELSE 0 END",
        "SELECT ROW_NUMBER() OVER (PARTITION BY shift ORDER BY id), LEFT(name, 10) + N'…', DATEDIFF(day, opened_at, GETDATE()) FROM receipt",
        "SELECT ISNULL(NULLIF(a, ''), '-') FROM (VALUES (1, 'x'), (2, 'y')) AS v (k, a) UNION ALL SELECT DB_NAME()",
        "SELECT name COLLATE Cyrillic_General_CI_AS FROM goods WHERE name LIKE N'Щ%' AND price BETWEEN 1 AND 2.5 OR price IS NULL",
        "SELECT COUNT(*) FROM sysobjects WHERE xtype = 'U'",
        "SELECT STUFF((SELECT ',' + name FROM goods FOR XML PATH('')), 1, 1, '')",
        "SELECT * FROM SystemSettings",
    ];

    [Theory]
    [MemberData(nameof(WaysOut))]
    public void A_way_out_is_refused_and_named(string query, string found) => Refused("QueryNotAllowed", query, found);

    [Theory]
    [MemberData(nameof(Writes))]
    public void What_does_more_than_read_is_refused_and_named(string query, string found) => Refused("QueryWrites", query, found);

    [Theory]
    [MemberData(nameof(Honest))]
    public void An_honest_query_passes_in_every_grammar(string query)
    {
        ReadingRule.Require(query, null);
        foreach (var major in Enumerable.Range(10, 8))
        {
            ReadingRule.Require(query, new Version(major, 0));
        }
    }

    [Fact]
    public void The_error_says_where()
    {
        var error = Assert.Throws<MigrationException>(() => ReadingRule.Require("SELECT a\nFROM t\n  JOIN sys.sql_logins l ON 1 = 1", null));

        Assert.Contains("sys.sql_logins, line 3, column 8", error.Message);
    }

    [Fact]
    public void Without_a_server_the_newest_grammar_parses_and_with_one_its_own()
    {
        ReadingRule.Require("SELECT IIF(1 = 1, 1, 0)", null);

        Refused("QueryFailed", "SELECT IIF(1 = 1, 1, 0)", "line 1", new Version(10, 50));
    }

    public static TheoryData<string, string, string, string> Nestings => new()
    {
        { "SELECT ", "(", "1", ")" },
        { "SELECT ", "(", "", "" },
        { "SELECT ", "- ", "1", "" },
        { "SELECT ", "~", "1", "" },
        { "SELECT ", "-(", "1", ")" },
        { "SELECT ", "CASE WHEN 1=1 THEN ", "1", " END" },
        { "SELECT ", "CASE 1 WHEN 2 THEN 3 ELSE ", "1", " END" },
        { "SELECT ", "(SELECT ", "1", ")" },
        { "SELECT ", "ISNULL(", "1", ", 0)" },
        { "SELECT ", "SUM(1) OVER (ORDER BY ", "1", ")" },
        { "SELECT ", "{fn concat('a', ", "'b'", ")}" },
        { "SELECT 1 WHERE ", "NOT ", "1=1", "" },
        { "SELECT 1 WHERE ", "NOT (", "1=1", ")" },
        { "SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE ", "1=1", ")" },
        { "SELECT * FROM ", "(SELECT * FROM ", "t", ") AS x" },
        { "SELECT * FROM ", "(", "t", " JOIN u ON 1=1)" },
        { "SELECT * FROM ", "t JOIN ", "t", " ON 1=1" },
        { "SELECT * FROM ", "{oj t LEFT OUTER JOIN ", "t", " ON 1=1}" },
        { "", "IF 1=1 ", "SELECT 1", "" },
        { "", "IF 1=1 SELECT 1, 2 ELSE ", "SELECT 1", "" },
        { "", "WHILE 1=1 ", "SELECT 1", "" },
        { "", "BEGIN ", "SELECT 1", " END" },
        { "", "BEGIN TRY ", "SELECT 1", " END TRY BEGIN CATCH END CATCH" },
        { "", "BEGIN END CONVERSATION @a ", "SELECT 1", " END" },
    };

    public static TheoryData<string, string> Chains => new()
    {
        { "SELECT 1", "+1" },
        { "SELECT 1", "*1" },
        { "SELECT (a)", ".b" },
        { "SELECT a.b()", ".c()" },
        { "SELECT a", " AT TIME ZONE 'x'" },
        { "SELECT 1", ", -1" },
        { "SELECT 1 WHERE 1=1", " AND a IS NOT NULL" },
        { "SELECT 1 WHERE 1=1", " OR NOT 1=1" },
        { "SELECT 1", " UNION SELECT (1)" },
        { "SELECT * FROM t", " JOIN t ON 1=1" },
        { "SELECT * FROM t", " CROSS JOIN t" },
        { "SELECT CASE a", " WHEN 1 THEN CASE WHEN 1=1 THEN 2 END" },
        { "SELECT * FROM t", " PIVOT (SUM(a) FOR b IN (c)) AS p" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void What_nests_too_deep_is_refused_before_the_parser_goes_down(string start, string open, string heart, string close)
    {
        var query = Nested(start, open, heart, close, QueryDepth.Deepest + 1);
        var longest = Nested(start, open, heart, close, (ReadingRule.LongestDefinition - 100) / (open.Length + close.Length));

        Assert.True(query.Length > QueryLimits.LongestQuery || Record.Exception(() => ReadingRule.Require(query, null)) is MigrationException { ErrorId: "QueryNotAllowed" });
        Assert.Contains("more than 200 levels", ReadingRule.OfDefinition(query, new Version(16, 0)).Found, StringComparison.Ordinal);
        Assert.Contains("more than 200 levels", ReadingRule.OfDefinition(longest, new Version(16, 0)).Found, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Nestings))]
    public void What_nests_like_a_query_of_a_program_is_read(string start, string open, string heart, string close) =>
        Assert.DoesNotContain("levels", ReadingRule.OfDefinition(Nested(start, open, heart, close, 60), new Version(16, 0)).Found ?? "", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Chains))]
    public void The_longest_chain_ends_no_process_and_counts_as_no_depth(string start, string link)
    {
        var chain = start + string.Concat(Enumerable.Repeat(link, (ReadingRule.LongestDefinition - 100) / link.Length))
            + (start.EndsWith("CASE a", StringComparison.Ordinal) ? " END" : "");

        Assert.DoesNotContain("levels", ReadingRule.OfDefinition(chain, new Version(16, 0)).Found ?? "", StringComparison.Ordinal);
    }

    // SqlScriptDOM reads what is in the brackets of a join twice, and what is in brackets in there four times.
    [Theory]
    [InlineData("(t JOIN (SELECT * FROM ", ") x ON 1=1)")]
    [InlineData("((SELECT * FROM ", ") x JOIN u ON 1=1)")]
    [InlineData("t CROSS APPLY (t JOIN (SELECT * FROM ", ") x ON 1=1)")]
    [InlineData("t, (u JOIN t ON 1=(SELECT MAX(a) FROM ", "))")]
    public void Queries_in_brackets_of_joins_in_each_other_are_refused_before_they_take_days(string open, string close)
    {
        ReadingRule.Require(Nested("SELECT * FROM ", open, "t", close, QueryDepth.MostInJoins), null);

        Refused("QueryNotAllowed", Nested("SELECT * FROM ", open, "t", close, 60), "5 queries within each other");
        ReadingRule.Require(Nested("SELECT * FROM ", "(", "t", " JOIN u ON 1=1)", 60), null);
        ReadingRule.Require("SELECT 1 WHERE " + string.Join(" AND ", Enumerable.Repeat("EXISTS (SELECT * FROM (t JOIN (SELECT 1 AS a) x ON 1=1))", 60)), null);
    }

    [Fact]
    public void A_query_that_no_person_wrote_is_not_parsed() =>
        Refused("QueryNotAllowed", "SELECT 1" + new string(' ', QueryLimits.LongestQuery), "8000");

    // Whoever updates the parser sees here what it has learnt: it stays refused until somebody puts it on the list.
    [Fact]
    public void Whatever_fetches_rows_or_calls_something_is_off_the_list_unless_it_is_known()
    {
        var known = new HashSet<Type>
        {
            typeof(NamedTableReference), typeof(QualifiedJoin), typeof(UnqualifiedJoin), typeof(JoinParenthesisTableReference), typeof(QueryDerivedTable),
            typeof(InlineDerivedTable), typeof(PivotedTableReference), typeof(UnpivotedTableReference),
        };
        var references = typeof(TSqlFragment).Assembly.GetExportedTypes().Where(type => typeof(TableReference).IsAssignableFrom(type) && !type.IsAbstract);

        Assert.Equal(known, references.Where(ReadingNodes.All.Contains).ToHashSet());
        Assert.DoesNotContain(ReadingNodes.All, type => typeof(TSqlStatement).IsAssignableFrom(type) && type != typeof(SelectStatement));
    }

    [Fact]
    public void The_page_lists_what_is_allowed()
    {
        var page = File.ReadAllText(ShippedStatement.RepositoryPath("docs", "sql-server.md"));

        Assert.All(ReadingFunctions.Names.Concat(TableNames.Catalog), name => Assert.Contains("`" + name + "`", page, StringComparison.Ordinal));
    }

    private static string Nested(string start, string open, string heart, string close, int depth) =>
        start + string.Concat(Enumerable.Repeat(open, depth)) + heart + string.Concat(Enumerable.Repeat(close, depth));

    private static void Refused(string errorId, string query, string found, Version? server = null)
    {
        var error = Assert.Throws<MigrationException>(() => ReadingRule.Require(query, server));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(found, error.Message);
    }
}
