using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>Asks a venue's query, whose text <see cref="ReadingRule"/> has let pass.</summary>
internal static class SqlServerQuery
{
    // Read in pieces: a value of two gigabytes would be in memory before its length is known.
    private const CommandBehavior Pieces = CommandBehavior.SequentialAccess | CommandBehavior.SingleResult;

    /// <summary>Runs a query and writes its first value as culture-free text.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <returns>The text, or null for NULL or no row.</returns>
    /// <exception cref="MigrationException">QueryFailed.</exception>
    public static string? Answer(ServerSession session, string query, CancellationToken cancellation)
    {
        string? answer = null;
        Read(
            session,
            query,
            Pieces | CommandBehavior.SingleRow,
            reader => answer = reader.Read() ? AnswerText.Of(reader, 0, new AnswerSize(query, null)) : null,
            cancellation);
        return answer;
    }

    /// <summary>Runs a query and writes what it lists as culture-free text.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="query">The query.</param>
    /// <param name="most">How many rows are taken.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <returns>The columns and the rows.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryTooLong.</exception>
    public static QueriedRows Rows(ServerSession session, string query, int most, CancellationToken cancellation)
    {
        string[] columns = [];
        var rows = new List<string?[]>();
        var size = new AnswerSize(query, most);
        Read(
            session,
            query,
            Pieces,
            reader =>
            {
                columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
                while (reader.Read())
                {
                    size.AddRow();
                    rows.Add(Enumerable.Range(0, columns.Length).Select(column => AnswerText.Of(reader, column, size)).ToArray());
                }
            },
            cancellation);
        return new QueriedRows(columns, rows);
    }

    private static void Read(
        ServerSession session, string query, CommandBehavior behavior, Action<SqlDataReader> read, CancellationToken cancellation)
    {
        try
        {
            QueryLimits.Within(
                query,
                stop =>
                {
                    session.Read(query, null, behavior, read, stop);
                    return true;
                },
                cancellation);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.EngineFailed))
        {
            throw QueryErrors.Failed(query, e.Message);
        }
    }
}
