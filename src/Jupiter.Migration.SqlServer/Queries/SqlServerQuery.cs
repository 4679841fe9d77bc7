using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>A venue's query: one SELECT that changes nothing. It is parsed as the server would, before the server sees it.</summary>
internal static class SqlServerQuery
{
    /// <summary>Refuses everything but one query that reads.</summary>
    /// <param name="query">The text.</param>
    /// <param name="server">Version of the server.</param>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites.</exception>
    public static void RequireReading(string query, Version server)
    {
        var script = (TSqlScript)ParserFor(server).Parse(new StringReader(query), out var errors);
        if (errors.Count > 0)
        {
            throw Failed(query, errors[0].Message);
        }

        var statements = new List<TSqlStatement>();
        foreach (var batch in script.Batches)
        {
            statements.AddRange(batch.Statements);
        }

        foreach (var statement in statements)
        {
            var writing = new WritingPart();
            statement.Accept(writing);
            if (statement is not SelectStatement { Into: null } || writing.IsThere)
            {
                throw MigrationException.Because(nameof(SR.QueryWrites), query, query);
            }
        }

        if (statements.Count != 1)
        {
            throw Failed(query, SR.QueryNotUnderstood);
        }
    }

    /// <summary>Runs a query and writes its first value as culture-free text.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <returns>The text, or null for NULL or no row.</returns>
    /// <exception cref="MigrationException">QueryFailed.</exception>
    public static string? Answer(ServerSession session, string query, CancellationToken cancellation)
    {
        string? answer = null;
        Read(session, query, CommandBehavior.SingleRow, reader => answer = reader.Read() ? Text(reader, 0) : null, cancellation);
        return answer;
    }

    /// <summary>Runs a query and writes its rows as culture-free text.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="query">The query.</param>
    /// <param name="most">How many rows are taken.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryTooLong.</exception>
    public static IReadOnlyList<IReadOnlyList<string?>> Rows(ServerSession session, string query, int most, CancellationToken cancellation)
    {
        var rows = new List<string?[]>();
        Read(
            session,
            query,
            CommandBehavior.SingleResult,
            reader =>
            {
                while (reader.Read())
                {
                    DatabaseErrors.RequireFewer(query, rows.Count, most);
                    rows.Add(Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader, column)).ToArray());
                }
            },
            cancellation);
        return rows;
    }

    private static void Read(
        ServerSession session, string query, CommandBehavior behavior, Action<SqlDataReader> read, CancellationToken cancellation)
    {
        try
        {
            session.Read(query, null, behavior, read, cancellation);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.EngineFailed))
        {
            throw Failed(query, e.Message);
        }
    }

    private static string? Text(SqlDataReader reader, int column) => reader.IsDBNull(column) ? null : Text(reader.GetValue(column));

    private static MigrationException Failed(string query, string words) =>
        MigrationException.Because(nameof(SR.QueryFailed), query, query, words);

    private static string? Text(object value) => value switch
    {
        bool flag => flag ? "1" : "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        byte[] bytes => Hexadecimal.Of(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static TSqlParser ParserFor(Version server) => server.Major switch
    {
        <= 10 => new TSql100Parser(true),
        11 => new TSql110Parser(true),
        12 => new TSql120Parser(true),
        13 => new TSql130Parser(true),
        14 => new TSql140Parser(true),
        15 => new TSql150Parser(true),
        16 => new TSql160Parser(true),
        _ => new TSql170Parser(true),
    };

    // A SELECT can still take a number from a sequence, or run anything on another server.
    private sealed class WritingPart : TSqlFragmentVisitor
    {
        public bool IsThere { get; private set; }

        public override void Visit(NextValueForExpression node) => IsThere = true;

        public override void Visit(OpenQueryTableReference node) => IsThere = true;

        public override void Visit(OpenRowsetTableReference node) => IsThere = true;

        public override void Visit(AdHocTableReference node) => IsThere = true;

        public override void Visit(DataModificationTableReference node) => IsThere = true;

        public override void Visit(SelectSetVariable node) => IsThere = true;
    }
}
