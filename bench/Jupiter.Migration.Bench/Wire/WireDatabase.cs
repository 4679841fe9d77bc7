using System;
using System.Collections.Generic;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Data.SqlClient;

namespace Jupiter.Migration.Bench.Wire;

/// <summary>A SQL Server double in a process of its own, with one large table of the types that a restaurant's database has.</summary>
internal sealed class WireDatabase : IDisposable
{
    /// <summary>Name of the database.</summary>
    public const string Name = "Bench";

    private const int RowsPerStatement = 150;

    private readonly string _folder;
    private readonly Process _double;

    /// <summary>Starts the double and fills its table.</summary>
    /// <param name="folder">Its data; removed in the end.</param>
    /// <param name="rows">How many rows.</param>
    public WireDatabase(string folder, int rows)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _double = Process.Start(new ProcessStartInfo("dotnet", [BuiltFiles.Double, "--version", "2022", "--port", "0", "--data", _folder, "--password-stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _double.StandardInput.WriteLine(Password);
        _double.StandardInput.Flush();
        Server = _double.StandardOutput.ReadLine()!["listening on ".Length..];
        Fill(rows);
    }

    /// <summary>The password of sa, for this run only.</summary>
    public static string Password { get; } = Environment.GetEnvironmentVariable("JUPITER_BENCH_PASSWORD") ?? Guid.NewGuid().ToString();

    /// <summary>Where the double listens, as -ServerInstance has it.</summary>
    public string Server { get; }

    /// <summary>Connects to a server's database.</summary>
    /// <param name="server">The server.</param>
    /// <param name="database">The database.</param>
    /// <returns>The connection.</returns>
    public static SqlConnection Connect(string server, string database)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder
        {
            DataSource = server,
            InitialCatalog = database,
            UserID = "sa",
            Password = Password,
            Encrypt = SqlConnectionEncryptOption.Optional,
            TrustServerCertificate = true,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _double.StandardInput.Close();
        _double.WaitForExit();
        _double.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Fill(int rows)
    {
        using (var master = Connect(Server, "master"))
        {
            Execute(master, "CREATE DATABASE " + Name);
        }

        using var connection = Connect(Server, Name);
        Execute(connection, """
            CREATE TABLE receipt_line (id bigint NOT NULL PRIMARY KEY, receipt_id int NOT NULL, menu_id int, title nvarchar(200), quantity float,
                price decimal(12, 2), amount money, printed_at datetime2(3), kind varchar(20), slip varbinary(200), remark nvarchar(max), is_paid bit)
            """);
        Execute(connection, "BEGIN TRANSACTION");
        for (var first = 1; first <= rows; first += RowsPerStatement)
        {
            Insert(connection, first, Math.Min(RowsPerStatement, rows - first + 1));
        }

        Execute(connection, "COMMIT TRANSACTION");
    }

    private static void Insert(SqlConnection connection, int first, int count)
    {
        using var command = connection.CreateCommand();
        var text = new StringBuilder("INSERT INTO receipt_line VALUES ");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "(" : ", (").AppendJoin(", ", Row(first + i).Select((value, column) => Parameter(command, value, column))).Append(')');
        }

        command.CommandText = text.ToString();
        command.ExecuteNonQuery();
    }

    private static IEnumerable<object?> Row(int i) =>
    [
        (long)i, i / 4, i % 120, "Котлета по-киевски №" + i.ToString(CultureInfo.InvariantCulture), (i % 5) + 0.5, 90.25m + (i % 800), 180.5m + (i % 300),
        new DateTime(2026, 1, 12, 10, 0, 0, DateTimeKind.Unspecified).AddSeconds(i), i % 3 == 0 ? "cash" : "card", i % 4 == 0 ? null : BitConverter.GetBytes((long)i * 7919),
        i % 9 == 0 ? "без лука; счёт — отдельно" : null, i % 2 == 0,
    ];

    private static string Parameter(SqlCommand command, object? value, int column)
    {
        var name = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        var type = column switch
        {
            0 => SqlDbType.BigInt,
            1 or 2 => SqlDbType.Int,
            3 => SqlDbType.NVarChar,
            4 => SqlDbType.Float,
            5 => SqlDbType.Decimal,
            6 => SqlDbType.Money,
            7 => SqlDbType.DateTime2,
            8 => SqlDbType.VarChar,
            9 => SqlDbType.VarBinary,
            10 => SqlDbType.NVarChar,
            _ => SqlDbType.Bit,
        };
        var parameter = new SqlParameter(name, type) { Value = value ?? DBNull.Value };
        if (type == SqlDbType.Decimal)
        {
            (parameter.Precision, parameter.Scale) = (12, 2);
        }
        else if (type == SqlDbType.DateTime2)
        {
            parameter.Scale = 3;
        }

        command.Parameters.Add(parameter);
        return name;
    }

    private static void Execute(SqlConnection connection, string text)
    {
        using var command = new SqlCommand(text, connection);
        command.ExecuteNonQuery();
    }
}
