using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Files;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Queries;

/// <summary>Asks a venue's query. The connection serves it alone.</summary>
/// <param name="session">A connection that can't write.</param>
/// <param name="query">The query.</param>
internal sealed class EmbeddedQuery(SqliteSession session, string query)
{
    /// <summary>Runs it and writes its first value as culture-free text.</summary>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The text, or null for NULL or no row.</returns>
    /// <exception cref="Errors.MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    public string? Answer(CancellationToken cancellation) => Ask(
        (statement, stop) => Step(statement, stop) ? new AnswerSize(query, null).Keep(Text(statement, 0)) : null, cancellation);

    /// <summary>Runs it and writes what it lists as culture-free text.</summary>
    /// <param name="most">How many rows are taken.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The columns and the rows.</returns>
    /// <exception cref="Errors.MigrationException">QueryFailed, QueryWrites, QueryNotAllowed, QueryTooLong.</exception>
    public QueriedRows Rows(int most, CancellationToken cancellation) => Ask(
        (statement, stop) =>
        {
            var rows = new List<string?[]>();
            var size = new AnswerSize(query, most);
            string[] columns = [.. Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(column => size.Keep(raw.sqlite3_column_name(statement, column).utf8_to_string()) ?? "")];
            while (Step(statement, stop))
            {
                size.AddRow();
                rows.Add(Enumerable.Range(0, columns.Length).Select(column => size.Keep(Text(statement, column))).ToArray());
            }

            return new QueriedRows(columns, rows);
        },
        cancellation);

    private T Ask<T>(Func<sqlite3_stmt, CancellationToken, T> read, CancellationToken cancellation) => QueryLimits.Within(
        query,
        stop =>
        {
            using var statement = ReadingStatement.Prepare(session.Connection, query);
            using var interrupt = session.Interrupting(stop);
            return read(statement, stop);
        },
        cancellation);

    private bool Step(sqlite3_stmt statement, CancellationToken cancellation)
    {
        var code = raw.sqlite3_step(statement);
        cancellation.ThrowIfCancellationRequested();
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw QueryErrors.Failed(query, raw.sqlite3_errmsg(session.Connection).utf8_to_string()),
        };
    }

    private static string? Text(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column).ToString("R", CultureInfo.InvariantCulture),
        raw.SQLITE_BLOB => Hexadecimal.Of(raw.sqlite3_column_blob(statement, column)),
        _ => raw.sqlite3_column_text(statement, column).utf8_to_string(),
    };
}
