using System;
using System.IO;
using System.Threading;
using Jupiter.Migration.Resources;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>Parses a query as the server would, before the server sees it.</summary>
internal static class QueryParser
{
    // The parser goes down by QueryDepth.Deepest at most, its tree by a chain of as many links as the longest text has: a fourth of this.
    private const int StackBytes = 256 << 20;

    // .NET Framework takes all of a stack at once, which a small computer does not have for each column of a table.
    private const int Short = 16_000;
    private const int ShortStackBytes = 32 << 20;

    /// <summary>Parses a query, or the text that the database has for a view or a column, and works on what it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How long it may be.</param>
    /// <param name="server">Version of the server; null for the newest grammar.</param>
    /// <param name="work">Takes the script.</param>
    /// <returns>Why it can't be read; null where it was.</returns>
    public static Obstacle? Run(string text, int longest, Version? server, Action<TSqlScript> work)
    {
        if (text.Length > longest)
        {
            return new Obstacle(SR.QueryFoundLength.With(longest), IsSyntax: false);
        }

        (Exception? failure, Obstacle? obstacle) = (null, null);
        var thread = new Thread(
            () =>
            {
                try
                {
                    obstacle = Parse(text, ParserFor(server), work);
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            text.Length <= Short ? ShortStackBytes : StackBytes);
        var culture = (Thread.CurrentThread.CurrentCulture, Thread.CurrentThread.CurrentUICulture);
        (thread.CurrentCulture, thread.CurrentUICulture) = culture;
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        }

        return obstacle;
    }

    /// <summary>Parses the name of a table, view or function.</summary>
    /// <param name="name">The text.</param>
    /// <param name="server">Version of the server.</param>
    /// <returns>The name; null where it is none.</returns>
    public static SchemaObjectName? Name(string name, Version server) =>
        ParserFor(server).ParseSchemaObjectName(new StringReader(name), out var errors) is { } parsed && errors.Count == 0 ? parsed : null;

    private static Obstacle? Parse(string text, TSqlParser parser, Action<TSqlScript> work)
    {
        var tokens = parser.GetTokenStream(new StringReader(text), out var errors);
        if (errors.Count == 0)
        {
            if (QueryDepth.Finding(tokens) is { } found)
            {
                return new Obstacle(found, IsSyntax: false);
            }

            if (parser.Parse(tokens, out errors) is TSqlScript script && errors.Count == 0)
            {
                work(script);
                return null;
            }
        }

        return new Obstacle(SR.QueryFoundAt.With(errors[0].Message.TrimEnd('.'), errors[0].Line, errors[0].Column), IsSyntax: true);
    }

    private static TSqlParser ParserFor(Version? server) => server?.Major switch
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

    /// <summary>Why a text can't be read.</summary>
    /// <param name="Words">For people.</param>
    /// <param name="IsSyntax">Whether the grammar does not have it; else it is too much of it.</param>
    public sealed record Obstacle(string Words, bool IsSyntax);
}
