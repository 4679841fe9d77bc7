using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

internal sealed partial class SqlSession : ITranslationContext
{
    private readonly SqliteConnectionHandle _connection;
    private readonly Dictionary<DatabaseModel, string> _attached = [];
    private readonly Dictionary<DatabaseModel, (long Version, SchemaReader Reader)> _schemas = [];
    private readonly HashSet<DatabaseModel> _touched = [];
    private DatabaseModel _database;

    public DatabaseModel Database => _database;

    public CollationInfo Collation => _database.Collation;

    public int MajorVersion => Instance.Facts.Major;

    public SqliteConnectionHandle Connection => _connection;

    /// <summary>Types of the variables of the batch that runs.</summary>
    public Func<string, SqlType?> VariableTypes { get; set; } = _ => null;

    public SqlType? TypeOfVariable(string name) => VariableTypes(name);

    public TSqlStatement ParseKept(string text)
    {
        var parsed = Instance.Parse(text);
        return parsed.Failure is null ? parsed.Statements[0] : throw parsed.Failure;
    }

    /// <summary>Goes to another database.</summary>
    public void Enter(DatabaseModel database)
    {
        lock (Instance.Databases.Gate)
        {
            Instance.Databases.CheckEntry(database, this);
            Attach(database);
            if (!MayUse(database))
            {
                throw new SqlException(916, 14,
                    $"The server principal \"{Login.Name}\" is not able to access the database \"{database.Name}\" under the current security context.");
            }

            _database = database;
            Instance.Databases.Pulse();
        }
    }

    /// <summary>Goes to master because the database it is in goes away.</summary>
    public void GoHome() => Enter(Instance.Databases.Get("master"));

    public DatabaseModel Open(string? name)
    {
        lock (Instance.Databases.Gate)
        {
            var database = name is null ? _database : Instance.Databases.Get(name);
            Instance.Databases.CheckEntry(database, this);
            Attach(database);
            if (database != _database)
            {
                if (!MayUse(database))
                {
                    throw new SqlException(916, 14,
                        $"The server principal \"{Login.Name}\" is not able to access the database \"{database.Name}\" under the current security context.");
                }

                _touched.Add(database);
            }

            return database;
        }
    }

    public SchemaReader SchemaOf(DatabaseModel database)
    {
        var version = database.SchemaVersion;
        if (!_schemas.TryGetValue(database, out var known) || known.Version != version)
        {
            known = (version, new SchemaReader(Catalog(database)));
            _schemas[database] = known;
        }

        return known.Reader;
    }

    public CatalogFile Catalog(DatabaseModel database) => new(_connection, database.Alias);

    /// <summary>Keeps others from a database until the batch has ended. The gate is held by the caller.</summary>
    public void Touch(DatabaseModel database) => _touched.Add(database);

    public bool Touches(DatabaseModel database) => _touched.Contains(database);

    public bool IsOwnerOf(DatabaseModel database) => Login.Sid.AsSpan().SequenceEqual(database.OwnerSid);

    /// <summary>The user that the login is in a database, or null.</summary>
    public string? UserIn(DatabaseModel database)
    {
        if (Login.IsAdministrator || IsOwnerOf(database))
        {
            return "dbo";
        }

        Attach(database);
        // A user without CONNECT does not come in ("Principals", "GRANT Database Permissions" of Microsoft's reference).
        var catalog = Catalog(database);
        return (string?)catalog.Scalar(
                "name",
                "database_principals",
                "sid = ?1 AND type IN ('S', 'U', 'G') AND principal_id NOT IN (SELECT grantee_principal_id FROM "
                + $"{catalog.Table("database_permissions")} WHERE class = 0 AND permission_name = 'CONNECT' AND state = 'D')",
                Login.Sid)
            ?? (database.Id is 1 or 2 or 4 ? "guest" : null);
    }

    public bool MayUse(DatabaseModel database) => UserIn(database) is not null;

    public bool IsInRole(DatabaseModel database, string role)
    {
        if (database.State != DatabaseState.Online)
        {
            return false;
        }

        Attach(database);
        var catalog = Catalog(database);
        return catalog.Scalar("1", "database_role_members",
            $"member_principal_id = (SELECT principal_id FROM {catalog.Table("database_principals")} WHERE sid = ?1) "
            + $"AND role_principal_id = (SELECT principal_id FROM {catalog.Table("database_principals")} WHERE name = ?2)", Login.Sid,
                role) is not null;
    }

    /// <summary>Goes to master if it is in a database that goes away.</summary>
    public void LeaveIfIn(DatabaseModel database)
    {
        if (_database == database)
        {
            GoHome();
        }

        Detach(database);
    }

    /// <summary>Lets go of a database's file.</summary>
    public void Detach(DatabaseModel database)
    {
        if (_attached.Remove(database))
        {
            _schemas.Remove(database);
            ForgetPrepared(database);
            _connection.Script($"DETACH {database.Alias}");
        }
    }

    private void Attach(DatabaseModel database)
    {
        if (_attached.TryGetValue(database, out var path))
        {
            if (path == database.Path)
            {
                return;
            }

            Detach(database);
        }

        // Databases of the same number that were dropped since.
        foreach (var stale in _attached.Keys.Where(other => other.Id == database.Id).ToArray())
        {
            Detach(stale);
        }

        _connection.Execute($"ATTACH ?1 AS {database.Alias}", database.Path);
        if (!_connection.IsInTransaction)
        {
            _connection.Script($"PRAGMA {database.Alias}.synchronous = OFF");
        }

        _attached[database] = database.Path;
    }

    // A file that stays attached could not be removed or replaced by others.
    private void EndOfBatch()
    {
        if (_isDisposed || TransactionCount > 0)
        {
            return;
        }

        foreach (var database in _attached.Keys.Where(database => database != _database).ToArray())
        {
            Detach(database);
        }

        lock (Instance.Databases.Gate)
        {
            _touched.Clear();
            Monitor.PulseAll(Instance.Databases.Gate);
        }
    }
}
