using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Bench;

/// <summary>
/// The database that is measured on: a restaurant's, 39 columns over four tables, integers, reals, Cyrillic text, blobs, NULLs, three
/// indexes. The same bytes for the same size.
/// </summary>
internal static class BenchDatabase
{
    private const int ReceiptsPerGigabyte = 960_000;
    private const int MenuItems = 800;
    private const int PhotoLength = 20_000;
    private const int SlipLength = 80;

    private static readonly string[] Words =
        "борщ суп салат чай кофе сок пельмени вареники котлета гречка рыба мясо торт пирог хлеб морс квас блины сметана икра".Split(' ');

    private static readonly DateTime Opening = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Makes the database, unless it is there already.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="gigabytes">About how large.</param>
    public static void Make(string path, double gigabytes)
    {
        if (File.Exists(path))
        {
            return;
        }

        using var connection = new SqliteConnection("Data Source=" + path + ".partial;Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
        Run(connection, """
            CREATE TABLE menu(id INTEGER PRIMARY KEY, name TEXT NOT NULL, category TEXT, price REAL, cost REAL, photo BLOB, active INTEGER);
            CREATE TABLE receipt(id INTEGER PRIMARY KEY, shift_id INTEGER, table_no INTEGER, staff TEXT, opened_at TEXT, closed_at TEXT,
              total REAL, discount REAL, guests INTEGER, fiscal_no INTEGER, fiscal_sign TEXT, remark TEXT);
            CREATE TABLE receipt_line(id INTEGER PRIMARY KEY, receipt_id INTEGER NOT NULL, line_no INTEGER, menu_id INTEGER, title TEXT,
              qty REAL, price REAL, amount REAL, vat INTEGER, cook TEXT, printed_at TEXT, flags INTEGER);
            CREATE TABLE payment(id INTEGER PRIMARY KEY, receipt_id INTEGER, kind TEXT, amount REAL, tip REAL, card_mask TEXT, rrn TEXT, slip BLOB);
            CREATE INDEX ix_line ON receipt_line(receipt_id); CREATE INDEX ix_payment ON payment(receipt_id);
            CREATE INDEX ix_receipt ON receipt(opened_at);
            """);
        Run(connection, "BEGIN");
        Fill(connection, (int)(ReceiptsPerGigabyte * gigabytes));
        Run(connection, "COMMIT");
        connection.Close();
        File.Move(path + ".partial", path);
    }

    private static void Fill(SqliteConnection connection, int receipts)
    {
        var random = new Random(7);
        using var menu = Insert(connection, "menu", 7);
        for (var i = 1; i <= MenuItems; i++)
        {
            Add(menu, i, Text(random, 3), Text(random, 1), random.NextDouble() * 1000, random.NextDouble() * 500, Bytes(random, PhotoLength), 1);
        }

        using var receipt = Insert(connection, "receipt", 12);
        using var line = Insert(connection, "receipt_line", 12);
        using var payment = Insert(connection, "payment", 8);
        var lineId = 0L;
        for (var i = 1; i <= receipts; i++)
        {
            var at = Opening.AddSeconds(i * 60L);
            var opened = at.ToString("s", CultureInfo.InvariantCulture);
            Add(
                receipt, i, i / 200, random.Next(40), Text(random, 2), opened, at.AddMinutes(50).ToString("s", CultureInfo.InvariantCulture),
                random.NextDouble() * 9000, 0.0, random.Next(1, 8), 1_000_000L + i, Number(random), i % 5 == 0 ? Text(random, 6) : DBNull.Value);
            var lines = random.Next(3, 8);
            for (var j = 1; j <= lines; j++)
            {
                Add(
                    line, ++lineId, i, j, random.Next(1, MenuItems), Text(random, 3), (double)random.Next(1, 4), random.NextDouble() * 900,
                    random.NextDouble() * 1800, 20, Text(random, 1), opened, random.Next(16));
            }

            Add(
                payment, i, i, "карта", random.NextDouble() * 9000, 0.0, "4276********" + random.Next(1000, 9999), Number(random),
                Bytes(random, SlipLength));
        }
    }

    private static string Number(Random random) => random.NextInt64().ToString(CultureInfo.InvariantCulture);

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, columns).Select(i => "@p" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        command.Prepare();
        return command;
    }

    private static void Add(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
