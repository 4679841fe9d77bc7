using System;
using System.IO;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>Parses a query as the server would, before the server sees it.</summary>
internal static class QueryParser
{
    // The parser goes down a level for each bracket; a text of the longest length that is nothing else needs a part of this.
    private const int StackBytes = 256 << 20;

    /// <summary>Parses a query and works on what it is, with room for the deepest one.</summary>
    /// <param name="query">The text.</param>
    /// <param name="server">Version of the server; null for the newest grammar.</param>
    /// <param name="work">Takes the script.</param>
    /// <exception cref="Jupiter.Migration.Errors.MigrationException">QueryFailed, QueryNotAllowed.</exception>
    public static void Run(string query, Version? server, Action<TSqlScript> work)
    {
        QueryErrors.RequireLength(query);
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    work(Parse(query, server));
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            StackBytes);
        var culture = (Thread.CurrentThread.CurrentCulture, Thread.CurrentThread.CurrentUICulture);
        (thread.CurrentCulture, thread.CurrentUICulture) = culture;
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        }
    }

    /// <summary>Parses the name of a table, view or function.</summary>
    /// <param name="name">The text.</param>
    /// <param name="server">Version of the server.</param>
    /// <returns>The name; null where it is none.</returns>
    public static SchemaObjectName? Name(string name, Version server) =>
        ParserFor(server).ParseSchemaObjectName(new StringReader(name), out var errors) is { } parsed && errors.Count == 0 ? parsed : null;

    private static TSqlScript Parse(string query, Version? server)
    {
        var script = (TSqlScript)ParserFor(server).Parse(new StringReader(query), out var errors);
        return errors.Count == 0
            ? script
            : throw QueryErrors.Failed(query, SR.QueryFoundAt.With(errors[0].Message.TrimEnd('.'), errors[0].Line, errors[0].Column));
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
}
