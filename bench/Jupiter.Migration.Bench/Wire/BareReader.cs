using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;

namespace Jupiter.Migration.Bench.Wire;

/// <summary>The peer: two connections, each reading every column of half of the table with nothing but a SqlDataReader.</summary>
internal static class BareReader
{
    private const int Connections = 2;

    /// <summary>Reads the table and prints how long it took.</summary>
    /// <param name="server">Where it is.</param>
    /// <returns>0.</returns>
    public static int Run(string server)
    {
        var watch = Stopwatch.StartNew();
        long rows;
        using (var connection = WireDatabase.Connect(server, WireDatabase.Name))
        using (var command = new SqlCommand("SELECT MAX(id) FROM receipt_line", connection))
        {
            rows = (long)command.ExecuteScalar();
        }

        var half = rows / Connections;
        var read = new long[Connections];
        Parallel.For(0, Connections, i => read[i] = Read(server, (i * half) + 1, i == Connections - 1 ? rows : (i + 1) * half));
        Console.WriteLine(watch.Elapsed.TotalSeconds.ToString("0.0000", CultureInfo.InvariantCulture));
        return read.Sum() == rows ? 0 : 1;
    }

    private static long Read(string server, long first, long last)
    {
        using var connection = WireDatabase.Connect(server, WireDatabase.Name);
        using var command = new SqlCommand($"SELECT * FROM receipt_line WITH (NOLOCK) WHERE id >= {first} AND id <= {last}", connection) { CommandTimeout = 0 };
        using var reader = command.ExecuteReader();
        var rows = 0L;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                _ = reader.GetValue(i);
            }

            rows++;
        }

        return rows;
    }
}
