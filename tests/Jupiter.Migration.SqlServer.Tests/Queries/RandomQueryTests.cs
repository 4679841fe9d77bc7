using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Queries;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Queries;

/// <summary>Queries made at random of what is allowed pass; with one forbidden part somewhere in them none does.</summary>
public sealed class RandomQueryTests
{
    private const string Place = "⟨⟩";

    private static readonly string[] Values = ["1", "2.5", "N'щи'", "NULL", "a", "t.b", "[№ чека]", "GETDATE()", "CURRENT_TIMESTAMP", Place];

    private static readonly string[] Forbidden =
    [
        "LOGINPROPERTY('sa', 'PasswordHash')", "dbo.f(1)", "(SELECT TOP 1 password_hash FROM sys.sql_logins)", "@@SERVERNAME", "@x",
        "(SELECT a FROM OPENQUERY(l, 'x'))", "(SELECT a FROM l.d.s.t)", "(SELECT a FROM master..t)", "(SELECT a FROM t WITH (UPDLOCK))",
        "(SELECT BulkColumn FROM OPENROWSET(BULK 'x', SINGLE_CLOB) b)", "NEXT VALUE FOR s", "t.a.value('.', 'int')", "HOST_NAME()", "g::Parse('x')",
        "(SELECT a FROM string_split('a', ','))", "(SELECT 1 FROM sysprocesses)",
    ];

    private readonly Random _random = Sweep.Random("queries");

    [Fact]
    public void What_is_made_of_allowed_parts_passes()
    {
        for (var i = 0; i < Sweep.Count("queries of allowed parts", 300, 20_000); i++)
        {
            ReadingRule.Require(Query().Replace(Place, "1"), null);
        }
    }

    [Fact]
    public void One_forbidden_part_anywhere_is_found_with_its_place()
    {
        for (var i = 0; i < Sweep.Count("queries with a forbidden part", 300, 20_000); i++)
        {
            var pieces = Query().Split(Place);
            var place = _random.Next(1, Math.Max(2, pieces.Length));
            var before = pieces.Length == 1 ? "SELECT " : string.Join("1", pieces.Take(place));
            var forbidden = Forbidden[_random.Next(Forbidden.Length)];
            var query = before + forbidden + string.Join("1", pieces.Skip(place));

            var error = Record.Exception(() => ReadingRule.Require(query, null)) as MigrationException;

            Assert.True(error?.ErrorId is "QueryNotAllowed" or "QueryWrites", query + ": " + error?.Message);
            var column = error!.Message.Substring(error.Message.LastIndexOf("column ", StringComparison.Ordinal) + 7).TrimEnd('.');
            Assert.InRange(int.Parse(column, CultureInfo.InvariantCulture), before.Length + 1, before.Length + forbidden.Length);
        }
    }

    private string Query()
    {
        var (a, b) = (Value(3), Value(3));
        return _random.Next(3) switch
        {
            0 => $"SELECT {a} FROM t JOIN u ON t.a = {b}",
            1 => $"WITH c AS (SELECT {a} AS x FROM t) SELECT x FROM c WHERE x = {b} UNION SELECT 1",
            _ => $"SELECT TOP (5) {a} FROM (SELECT {b} AS y FROM dbo.t) d GROUP BY y HAVING COUNT(*) > {b} ORDER BY {a}",
        };
    }

    private string Value(int depth)
    {
        if (depth == 0)
        {
            return Values[_random.Next(Values.Length)];
        }

        var (a, b) = (Value(depth - 1), Value(depth - 1));
        return _random.Next(7) switch
        {
            0 => $"({a} + {b})",
            1 => $"CASE WHEN {a} > {b} THEN {b} ELSE {a} END",
            2 => $"COALESCE({a}, {b})",
            3 => $"CONVERT(varchar(20), {a}, 120)",
            4 => $"(SELECT MAX({a}) FROM t WHERE t.id IN (SELECT {b} FROM u WITH (NOLOCK)))",
            5 => $"SUM({a}) OVER (PARTITION BY {b} ORDER BY {b} DESC)",
            _ => a,
        };
    }
}
