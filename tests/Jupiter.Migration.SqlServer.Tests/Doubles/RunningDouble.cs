using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServerDouble;
using Jupiter.Migration.SqlServerDouble.Faults;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Wire;
using DoubleInstance = Jupiter.Migration.SqlServerDouble.Instance.SqlServerInstance;

namespace Jupiter.Migration.SqlServer.Tests.Doubles;

/// <summary>
/// A double in this process, so that a test lets statements and packets go wrong, and looks at the server past the wire, which nothing
/// that goes wrong touches.
/// </summary>
internal sealed class RunningDouble : IDisposable
{
    public const string Login = "sa";
    public const string Password = "Кухня-№7; закрыта'";

    private static readonly TimeSpan LongestDeparture = TimeSpan.FromMinutes(1);

    private readonly string _root = Directory.CreateTempSubdirectory("jupiter-failures-").FullName;
    private readonly DoubleServer _server;
    private readonly DoubleInstance _instance;

    public RunningDouble(
        SqlServerVersion version = SqlServerVersion.Sql2019,
        Func<InstanceOptions, InstanceOptions>? install = null,
        ListenerOptions? listener = null,
        Func<ISqlInstance, ISqlInstance>? wrap = null)
    {
        var options = new InstanceOptions { Version = version, DataFolder = Path.Combine(_root, "server"), Login = Login, Password = Password };
        _instance = new DoubleInstance(install is null ? options : install(options));
        BackupFolder = Directory.CreateDirectory(Path.Combine(_root, "backups")).FullName;

        // In clear by default: what is counted are packets, and a handshake for each of thousands of sessions only takes time.
        _server = DoubleServer.Start(
            new DoubleServerOptions { Listener = listener ?? new ListenerOptions { Encryption = WireEncryption.NotSupported } },
            _ => wrap is null ? _instance : wrap(_instance));
    }

    public ServerAddress Address => AddressWith(new NetworkCredential(Login, _instance.Options.Password));

    public string BackupFolder { get; }

    /// <summary>Gives a database traits that no statement of the double makes.</summary>
    public void Change(Func<DatabaseTraits, DatabaseTraits> change, string database = "Jupiter") => _instance.Change(database, change);

    public DoubleInstance Instance => _instance;

    public StatementFaults Faults => _instance.Faults;

    public IList<WindowsSession> WindowsSessions => _instance.WindowsSessions;

    public WireFaults Wire => _server.Faults;

    public StatementLog Statements => _instance.Statements;

    public IDictionary<string, List<IReadOnlyDictionary<string, object?>>> Surroundings => _instance.Surroundings;

    public string BackupPath => PathOf("Jupiter.bak");

    /// <summary>How long those who are in the way are waited for.</summary>
    public TimeSpan Patience { get; init; } = ServerAccess.Default.Patience;

    public ServerAddress AddressWith(
        NetworkCredential credential, ConnectionEncryption encryption = ConnectionEncryption.Optional, bool trusts = true) =>
        ServerAddress.Parse(_server.Address).With(
            new ServerAccess { Credential = credential, Encryption = encryption, TrustServerCertificate = trusts, Patience = Patience });

    public IDatabaseInstance Open() => new SqlServerEngine().Open(Address);

    public string PathOf(string name) => Path.Combine(BackupFolder, name);

    /// <summary>Runs a batch past the wire and gives its rows as text.</summary>
    public IReadOnlyList<string> Run(string text, string database = "master")
    {
        using var session = LogIn();
        var use = new DirectAnswer();
        session.Execute("USE " + Quote(database), [], use, CancellationToken.None);
        var answer = new DirectAnswer();
        session.Execute(text, [], answer, CancellationToken.None);
        var errors = use.Errors.Concat(answer.Errors).Select(error => $"{error.Number}: {error.Text}").ToArray();
        return errors.Length > 0
            ? throw new InvalidOperationException(text + "\n" + string.Join("\n", errors))
            : [.. answer.Rows.Select(row => string.Join("|", row.Select(Text)))];
    }

    /// <summary>Somebody's program goes to a database and stays in it until it is put out.</summary>
    public void Enter(string database)
    {
        var session = LogIn();
        session.Ended.Register(session.Dispose);
        session.Execute("USE " + Quote(database), [], new DirectAnswer(), CancellationToken.None);
    }

    /// <summary>A database with a few tables and rows.</summary>
    public void MakeSample(string database = "Jupiter", int rows = 20)
    {
        Run($"CREATE DATABASE {Quote(database)}");
        Run("CREATE TABLE goods (k bigint NOT NULL PRIMARY KEY, name nvarchar(100), price float, picture varbinary(max))", database);
        Run("CREATE TABLE receipts (k int NOT NULL PRIMARY KEY, total decimal(12, 2))", database);
        for (var k = 0; k < rows; k += 500)
        {
            Run("INSERT INTO goods VALUES " + string.Join(", ", Enumerable.Range(k, Math.Min(500, rows - k)).Select(
                i => FormattableString.Invariant($"({i}, N'Блюдо № {i}', {i / 8.0:0.0##}, 0x{i:X8})"))), database);
        }

        Run("INSERT INTO receipts VALUES (1, 450.50), (2, 1200.00)", database);
    }

    /// <summary>Everything of the server that an operation which failed must have left as it was.</summary>
    public string Describe() => string.Join("\n", Databases().SelectMany(name => new[] { name }.Concat(DescribeDatabase(name))));

    public IReadOnlyList<string> Databases() => Run("SELECT name FROM sys.databases WHERE database_id > 4 ORDER BY name");

    /// <summary>Settings, properties and rows of a database.</summary>
    public IReadOnlyList<string> DescribeDatabase(string database)
    {
        var lines = Settings(database).ToList();
        if (lines.Count > 0 && lines[0].Contains("ONLINE", StringComparison.Ordinal))
        {
            AwaitDeparture(database);
            lines.AddRange(Run("SELECT name, CONVERT(nvarchar(3000), value) FROM sys.extended_properties ORDER BY name", database));
            foreach (var table in Run("SELECT name FROM sys.tables ORDER BY name", database))
            {
                lines.Add(table);
                lines.AddRange(Run("SELECT * FROM " + Quote(table), database).Order(StringComparer.Ordinal));
            }
        }

        return lines;
    }

    public IReadOnlyList<string> Settings(string database) => Run(
        "SELECT user_access_desc, is_read_only, is_auto_update_stats_async_on, state_desc FROM sys.databases "
        + $"WHERE name = N'{database.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>Names of what stands in the folder of backups.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFileSystemEntries(BackupFolder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Waits until the server has noticed that its clients are gone.</summary>
    public void AwaitDeparture(string database)
    {
        var until = DateTime.UtcNow + LongestDeparture;
        while (Run($"SELECT p.spid FROM sys.sysprocesses AS p WHERE p.dbid = DB_ID(N'{database.Replace("'", "''", StringComparison.Ordinal)}') AND p.spid <> @@SPID").Count > 0
            && DateTime.UtcNow < until)
        {
            Thread.Sleep(2);
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _instance.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static string Quote(string name) => "[" + name.Replace("]", "]]", StringComparison.Ordinal) + "]";

    private static string Text(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private ISqlSession LogIn() =>
        _instance.TryLogIn(new LoginRequest("TEST", "Somebody's program", Login, _instance.Options.Password, "", 1), out var session, out _, out var refusal)
            ? session
            : throw new InvalidOperationException(refusal.Text);
}
