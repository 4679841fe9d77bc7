using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

internal sealed partial class SqlSession
{
    private readonly Dictionary<(TSqlFragment Fragment, DatabaseModel Database), PreparedTranslation> _prepared = [];
    private readonly HashSet<string> _filledTables = [];

    /// <summary>Translates a statement and prepares it, or takes what was prepared before.</summary>
    public PreparedTranslation Prepare(TSqlFragment fragment, Func<Translator, Translation> translate)
    {
        if (_prepared.TryGetValue((fragment, _database), out var known) && IsFresh(known))
        {
            foreach (var database in known.Translation.Databases)
            {
                Open(database.Name);
            }

            known.Statement.Reset();
            return known;
        }

        if (_prepared.Count > 100)
        {
            ForgetPrepared(null);
        }

        var translation = translate(new Translator(this));
        foreach (var (database, view) in translation.Fills)
        {
            MakeFilledTable(database, view);
        }

        if (known is not null)
        {
            known.Statement.Dispose();
        }

        return _prepared[(fragment, _database)] = new PreparedTranslation(
            translation, _connection.Prepare(translation.Sql),
                [.. translation.Databases.Select(database => (database, database.SchemaVersion))]);
    }

    /// <summary>Fills the views that a statement names with what is so now.</summary>
    public void Fill(Translation translation)
    {
        foreach (var (database, view) in translation.Fills)
        {
            var name = "temp." + SqliteText.Quote(Translator.FilledName(database, view));
            _connection.Script("DELETE FROM " + name);
            using var insert = _connection.Prepare(
                $"INSERT INTO {name} VALUES ({string.Join(", ", view.Columns.Select((_, i) => "?" + (i + 1)))})");
            foreach (var row in ServerViews.RowsOf(view, this, database))
            {
                insert.Bind(row.For(view));
                insert.Step();
                insert.Reset();
            }
        }
    }

    private void MakeFilledTable(DatabaseModel database, SystemView view)
    {
        var name = Translator.FilledName(database, view);
        if (_filledTables.Add(name))
        {
            _connection.Script($"CREATE TEMP TABLE IF NOT EXISTS {SqliteText.Quote(name)} ({view.Declaration})");
        }
    }

    private bool IsFresh(PreparedTranslation known) =>
        known.Databases.All(pair => pair.Database.SchemaVersion == pair.Version && pair.Database.State == DatabaseState.Online
            && _attached.TryGetValue(pair.Database, out var path) && path == pair.Database.Path
                && Instance.Databases.Find(pair.Database.Name) == pair.Database)
        && known.Translation.Variables.All(variable => TypeOfVariable(variable.Name) == variable.Type);

    private void ForgetPrepared(DatabaseModel? database)
    {
        foreach (var (key, prepared) in _prepared.Where(pair => database is null
            || pair.Value.Translation.Databases.Contains(database)).ToArray())
        {
            prepared.Statement.Dispose();
            _prepared.Remove(key);
        }
    }
}

/// <summary>A translation with its statement of SQLite.</summary>
internal sealed record PreparedTranslation(
    Translation Translation, SqliteStatement Statement, IReadOnlyList<(DatabaseModel Database, long Version)> Databases);
