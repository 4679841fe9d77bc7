using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>What SQLite refuses, in the words of SQL Server.</summary>
internal static partial class SqliteErrors
{
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static SqlException Translate(SqliteFailureException failure, SqlSession session) => failure.Code switch
    {
        Constraint => Duplicate(failure, session),
        Busy => new SqlException(1205, 13,
            $"Transaction (Process ID {session.Id}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.", 51),
        Corrupt or NotADatabase =>
            new SqlException(824, 24, "SQL Server detected a logical consistency-based I/O error: incorrect checksum. " + failure.Message,
            2),
        _ => SqlException.Unknown("what SQLite says: " + failure.Message),
    };

    private static SqlException Duplicate(SqliteFailureException failure, SqlSession session)
    {
        var match = ColumnPattern().Match(failure.Message);
        if (!match.Success)
        {
            return new SqlException(547, 16, failure.Message);
        }

        var columns = ColumnPattern().Matches(failure.Message).Select(one => one.Groups["column"].Value).ToArray();
        var catalog = session.Catalog(session.Database);
        var table = long.Parse(match.Groups["table"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var name = (string?)catalog.Scalar("name", "objects", "object_id = ?1", table) ?? "?";
        var indexes = catalog.Query("index_id, name, is_primary_key, is_unique_constraint", "indexes", "object_id = ?1 AND is_unique = 1",
            table);
        var broken = indexes.Find(index => catalog
            .Query("column_id", "index_columns", "object_id = ?1 AND index_id = ?2 AND is_included_column = 0 ORDER BY key_ordinal", table,
                index[0])
            .Select(row => row[0]!.ToString()).SequenceEqual(columns));
        return broken is not null && ((long)broken[2]! != 0 || (long)broken[3]! != 0)
            ? new SqlException(2627, 14,
                $"Violation of {((long)broken[2]! != 0 ? "PRIMARY KEY" : "UNIQUE KEY")} constraint '{broken[1]}'. Cannot insert duplicate key in object 'dbo.{name}'.")
            : new SqlException(2601, 14, $"Cannot insert duplicate key row in object 'dbo.{name}' with unique index '{broken?[1]}'.");
    }

    [GeneratedRegex(@"t(?<table>\d+)\.c(?<column>\d+)")]
    private static partial Regex ColumnPattern();
}
