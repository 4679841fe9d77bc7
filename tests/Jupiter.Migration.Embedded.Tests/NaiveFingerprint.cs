using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>
/// The definition of the fingerprint, written down a second time as plainly as it can be: no streaming, no key ranges, one big number.
/// A row is its values one after the other: 0 for NULL; 1 and 8 bytes for an integer; 2 and 8 bytes for a real; 3 (UTF-8), 4 (blob) or
/// 5 (UTF-16, little-endian), 8 bytes of length and the bytes; numbers little-endian. A table is the sum of the XXH128 of its rows
/// modulo 2^128. The database is the SHA-256 over name, rows and sum of each table by name, texts with 8 bytes of length before them.
/// </summary>
internal static class NaiveFingerprint
{
    private static readonly BigInteger Modulus = BigInteger.One << 128;

    public static string Of(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        var textTag = (string)Query(connection, "PRAGMA encoding")[0][0]! == "UTF-8" ? (byte)3 : (byte)5;
        using var lines = new MemoryStream();
        using var writer = new BinaryWriter(lines);
        var names = Query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'").Select(row => (string)row[0]!);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var rows = Query(connection, "SELECT * FROM \"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
            Text(writer, name);
            writer.Write((long)rows.Count);
            Text(writer, OfTable(rows, textTag));
        }

        return Convert.ToHexStringLower(SHA256.HashData(lines.ToArray()));
    }

    public static string OfTable(IEnumerable<object?[]> rows, byte textTag = 3)
    {
        var sum = rows.Aggregate(
            BigInteger.Zero,
            (total, row) => (total + new BigInteger(XxHash128.Hash(Encode(row, textTag)), isUnsigned: true, isBigEndian: true)) % Modulus);
        return sum.ToString("x33", CultureInfo.InvariantCulture)[^32..];
    }

    private static byte[] Encode(object?[] row, byte textTag)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var value in row)
        {
            switch (value)
            {
                case null:
                    writer.Write((byte)0);
                    break;
                case long integer:
                    writer.Write((byte)1);
                    writer.Write(integer);
                    break;
                case double real:
                    writer.Write((byte)2);
                    writer.Write(real);
                    break;
                case string text:
                    Bytes(writer, textTag, (textTag == 3 ? Encoding.UTF8 : Encoding.Unicode).GetBytes(text));
                    break;
                case byte[] blob:
                    Bytes(writer, 4, blob);
                    break;
                default:
                    throw new InvalidOperationException(value.GetType().Name);
            }
        }

        return bytes.ToArray();
    }

    private static void Bytes(BinaryWriter writer, byte tag, byte[] bytes)
    {
        writer.Write(tag);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private static List<object?[]> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }
}
