using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The databases of an instance, and who is in them.</summary>
internal sealed class DatabaseSet
{
    private static readonly string[] OfServer = ["master", "tempdb", "model", "msdb"];

    private readonly ProductFacts _facts;
    private readonly Dictionary<string, DatabaseModel> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<SqlSession> _sessions = [];
    private int _files;

    public DatabaseSet(ProductFacts facts)
    {
        _facts = facts;
        Directory.CreateDirectory(facts.Options.DataFolder);
        foreach (var name in OfServer)
        {
            Add(name, facts.Collation, [1]);
        }
    }

    /// <summary>Guards the settings of all databases and who is where.</summary>
    public object Gate { get; } = new();

    public IReadOnlyList<DatabaseModel> All
    {
        get
        {
            lock (Gate)
            {
                return [.. _byName.Values.OrderBy(database => database.Id)];
            }
        }
    }

    public IReadOnlyList<SqlSession> Sessions
    {
        get
        {
            lock (Gate)
            {
                return [.. _sessions.OrderBy(session => session.Id)];
            }
        }
    }

    public DatabaseModel? Find(string name)
    {
        lock (Gate)
        {
            return _byName.GetValueOrDefault(name);
        }
    }

    public DatabaseModel Get(string name) => Find(name)
        ?? throw new SqlException(911, 16, $"Database '{name}' does not exist. Make sure that the name is entered correctly.");

    public string NextPath() => Path.Combine(
        _facts.Options.DataFolder, Interlocked.Increment(ref _files).ToString("D6", CultureInfo.InvariantCulture) + ".db");

    /// <summary>Makes an empty database.</summary>
    public DatabaseModel Add(string name, CollationInfo collation, byte[] owner, IReadOnlyList<DatabaseFileFacts>? files = null,
        string? path = null)
    {
        lock (Gate)
        {
            if (_byName.ContainsKey(name))
            {
                throw new SqlException(1801, 16, $"Database '{name}' already exists. Choose a different database name.", 3);
            }

            var id = Enumerable.Range(1, int.MaxValue - 1).First(candidate => _byName.Values.All(one => one.Id != candidate));
            var database = new DatabaseModel
            {
                Id = id,
                Name = name,
                Path = path ?? NextPath(),
                Collation = collation,
                OwnerSid = owner,
                CompatibilityLevel = _facts.CompatibilityLevel,
                Files = files ?? DefaultFiles(name),
            };
            if (path is null)
            {
                File.WriteAllBytes(database.Path, DatabaseTemplate.For(_facts.Major));
            }

            _byName[name] = database;
            return database;
        }
    }

    public IReadOnlyList<DatabaseFileFacts> DefaultFiles(string name)
    {
        // master's files have names of their own; a name with signs that no file may have gets others in their place.
        var stem = string.Concat(
            name.Select(letter => "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) ? '_' : letter));
        var (data, log) = name == "master" ? ("master", "mastlog") : (stem, stem + "_log");
        return
        [
            new DatabaseFileFacts(1, false, name, FolderOf(name, _facts.DataPath) + data + ".mdf", Guid.NewGuid()),
            new DatabaseFileFacts(2, true, name == "master" ? "mastlog" : name + "_log", FolderOf(name, _facts.LogPath) + log + ".ldf", Guid.NewGuid()),
        ];
    }

    private string FolderOf(string name, string folder) => OfServer.Contains(name) ? _facts.Options.SystemPath ?? folder : folder;

    public void Remove(DatabaseModel database)
    {
        lock (Gate)
        {
            _byName.Remove(database.Name);
        }

        DeleteFile(database.Path);
    }

    public static void DeleteFile(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }
    }

    public void Rename(DatabaseModel database, string name)
    {
        lock (Gate)
        {
            if (_byName.TryGetValue(name, out var other) && other != database)
            {
                throw new SqlException(1801, 16, $"Database '{name}' already exists. Choose a different database name.", 3);
            }

            _byName.Remove(database.Name);
            database.Name = name;
            _byName[name] = database;
        }
    }

    public void Join(SqlSession session)
    {
        lock (Gate)
        {
            _sessions.Add(session);
        }
    }

    public void Leave(SqlSession session)
    {
        lock (Gate)
        {
            _sessions.Remove(session);
            Monitor.PulseAll(Gate);
        }
    }

    /// <summary>Something about who is where has changed.</summary>
    public void Pulse()
    {
        lock (Gate)
        {
            Monitor.PulseAll(Gate);
        }
    }

    /// <summary>Others who are in a database, or have touched it in a transaction or statement that goes on.</summary>
    public IReadOnlyList<SqlSession> OthersIn(DatabaseModel database, SqlSession me)
    {
        lock (Gate)
        {
            return [.. _sessions.Where(session => session != me && (session.Database == database || session.Touches(database)))];
        }
    }

    /// <summary>Waits until nobody else is in a database. The gate is held by the caller, and open while it waits.</summary>
    public void WaitUntilAlone(DatabaseModel database, SqlSession me, TimeSpan? patience, Func<SqlException> tooLate,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var wake = cancellation.Register(Pulse);
        while (OthersIn(database, me).Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (patience is { } limit && clock.Elapsed >= limit)
            {
                throw tooLate();
            }

            Monitor.Wait(Gate, 50);
        }
    }

    /// <summary>Checks that a session may use a database. The gate is held by the caller.</summary>
    public void CheckEntry(DatabaseModel database, SqlSession session)
    {
        switch (database.State)
        {
            case DatabaseState.Restoring or DatabaseState.Recovering:
                throw new SqlException(927, 14, $"Database '{database.Name}' cannot be opened. It is in the middle of a restore.", 2);
            case DatabaseState.Offline:
                throw new SqlException(942, 14, $"Database '{database.Name}' cannot be opened because it is offline.", 4);
            case DatabaseState.Suspect:
                throw new SqlException(926, 14, $"Database '{database.Name}' cannot be opened. It has been marked SUSPECT by recovery.");
        }

        if (database.Access == UserAccess.Single && OthersIn(database, session).Count > 0)
        {
            throw new SqlException(924, 14, $"Database '{database.Name}' is already open and can only have one user at a time.");
        }

        if (database.Access == UserAccess.Restricted && !session.Login.IsAdministrator && !session.Login.Roles.Contains("dbcreator")
            && !session.IsOwnerOf(database))
        {
            throw new SqlException(916, 14,
                $"The server principal \"{session.Login.Name}\" is not able to access the database \"{database.Name}\" under the current security context.");
        }
    }
}
