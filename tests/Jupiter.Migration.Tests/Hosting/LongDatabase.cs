using System;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A database of so many megabytes that work on it can be stopped before it is over.</summary>
public class LongDatabase : IDisposable
{
    private readonly TempFolder _folder = new();

    public LongDatabase()
        : this(megabytes: 500)
    {
    }

    protected LongDatabase(int megabytes) => Server = SampleDatabase.Make(
        _folder.Path,
        "CREATE TABLE photo (id INTEGER PRIMARY KEY, content BLOB)",
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {megabytes}) INSERT INTO photo SELECT i, zeroblob(1000000) FROM n");

    public string Server { get; }

    public string File => _folder["Jupiter.db"];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
