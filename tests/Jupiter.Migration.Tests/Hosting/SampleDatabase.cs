using System.IO;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>
/// A SQLite file that is worked on without the module, never at the same time: two copies of SQLite in one process don't see each other's
/// locks.
/// </summary>
internal static class SampleDatabase
{
    /// <summary>An instance of the embedded engine that is always on, with one database of the name Jupiter.</summary>
    public static string Make(string folder, params string[] statements)
    {
        Directory.CreateDirectory(folder);
        Change(Path.Combine(folder, "Jupiter.db"), [
            "CREATE TABLE receipt (id INTEGER PRIMARY KEY, title TEXT, total REAL, slip BLOB)",
            "INSERT INTO receipt VALUES (1, 'Борщ', 350.5, x'0102'), (2, 'Чай', 90, NULL), (3, NULL, 0.1, zeroblob(100))",
            .. statements,
        ]);
        return "embedded:" + folder;
    }

    public static void Change(string path, params string[] statements)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
