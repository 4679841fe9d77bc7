using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Statements that read or change rows.</summary>
internal static class RowStatements
{
    public static void Select(BatchRun run, SelectStatement select)
    {
        var session = run.Session;
        var prepared = session.Prepare(select, translator => translator.Select(select));
        session.Command = "SELECT";
        session.Read(prepared.Translation, () =>
        {
            try
            {
                session.Fill(prepared.Translation);
                prepared.Statement.Bind(run.ValuesFor(prepared.Translation));
                if (prepared.Translation.Assigned is { } assigned)
                {
                    Assign(run, prepared, assigned);
                }
                else
                {
                    Stream(run, prepared);
                }
            }
            finally
            {
                prepared.Statement.Reset();
            }
        });
    }

    public static void Insert(BatchRun run, InsertStatement insert) =>
        Change(run, insert, "INSERT", translator => translator.Insert(insert));

    public static void Update(BatchRun run, UpdateStatement update) =>
        Change(run, update, "UPDATE", translator => translator.Update(update));

    public static void Delete(BatchRun run, DeleteStatement delete) =>
        Change(run, delete, "DELETE", translator => translator.Delete(delete));

    public static void Truncate(BatchRun run, TruncateTableStatement truncate)
    {
        var (database, table) = TableStatements.Find(run, truncate.TableName);
        run.Session.Write(database, () => run.Session.Connection.Execute($"DELETE FROM {database.Alias}.{table.SqliteName}"));
        run.Done();
    }

    private static void Stream(BatchRun run, PreparedTranslation prepared)
    {
        var row = new object?[prepared.Translation.Columns.Count];
        var rows = 0L;
        // The first step may fail, and then there is no rowset.
        var isRow = prepared.Statement.Step();
        run.Sink.Columns(prepared.Translation.Columns);
        while (isRow)
        {
            prepared.Statement.Read(row);
            run.Sink.Row(row);
            rows++;
            run.Cancellation.ThrowIfCancellationRequested();
            isRow = prepared.Statement.Step();
        }

        run.Done(rows);
    }

    private static void Assign(BatchRun run, PreparedTranslation prepared, System.Collections.Generic.IReadOnlyList<string> names)
    {
        var row = new object?[names.Count];
        var rows = 0L;
        while (prepared.Statement.Step())
        {
            prepared.Statement.Read(row);
            rows++;
        }

        for (var i = 0; rows > 0 && i < names.Count; i++)
        {
            run.Set(names[i], row[i]);
        }

        run.Done(rows);
    }

    private static void Change(BatchRun run, TSqlStatement statement, string command, Func<Translator, Translation> translate)
    {
        var session = run.Session;
        var prepared = session.Prepare(statement, translate);
        session.Command = command;
        var target = prepared.Translation.Reads.First(pair => pair.Value == ReadMode.Exclusive).Key;
        var changed = 0L;
        session.Read(prepared.Translation with { Reads = prepared.Translation.Reads.Where(pair => pair.Key != target).ToDictionary() },
            () =>
            session.Write(target, () =>
            {
                try
                {
                    session.Fill(prepared.Translation);
                    prepared.Statement.Bind(run.ValuesFor(prepared.Translation));
                    session.Connection.IsShielded = session.TransactionCount > 0 && statement is (UpdateStatement or DeleteStatement);
                    prepared.Statement.Step();
                    changed = session.Connection.Changes;
                    session.KeepIdentity(target, prepared.Translation.Target!);
                }
                finally
                {
                    session.Connection.IsShielded = false;
                    prepared.Statement.Reset();
                }
            }));
        run.Done(changed);
    }
}
