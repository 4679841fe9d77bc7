using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>A fresh instance and sessions on it.</summary>
public sealed class ModelFixture : IDisposable
{
    public const string Password = "Пароль-1!";

    private readonly string _folder = Directory.CreateTempSubdirectory("double-").FullName;

    public ModelFixture(SqlServerVersion version = SqlServerVersion.Sql2019, Func<InstanceOptions, InstanceOptions>? change = null)
    {
        var options = new InstanceOptions { Version = version, DataFolder = Path.Combine(_folder, "data"), Password = Password };
        Instance = new SqlServerInstance(change is null ? options : change(options));
        Session = LogIn();
    }

    public SqlServerInstance Instance { get; }

    public ISqlSession Session { get; }

    public static SqlType NVarChar(int characters = 4000) => new(SqlTypeName.NVarChar, characters * 2);

    public static SqlParameterValue Text(string name, string? value) => new(name, NVarChar(), value);

    public static SqlParameterValue Int(string name, long? value) => new(name, new SqlType(SqlTypeName.Int), value);

    public string PathOf(string name) => Path.Combine(_folder, name);

    public ISqlSession LogIn(string database = "", string login = "sa", string password = Password, string host = "KASSA-1")
    {
        Assert.True(TryLogIn(database, login, password, host, out var session, out var refusal), refusal?.Text);
        return session!;
    }

    public bool TryLogIn(string database, string login, string password, string host, out ISqlSession? session, out SqlMessage? refusal) =>
        Instance.TryLogIn(new LoginRequest(host, "Jupiter", login, password, database, 42), out session, out _, out refusal);

    /// <summary>Runs a batch that must succeed.</summary>
    public RecordingSink Run(string text, params SqlParameterValue[] parameters) => Run(Session, text, parameters);

    public static RecordingSink Run(ISqlSession session, string text, params SqlParameterValue[] parameters)
    {
        var sink = Try(session, text, parameters);
        Assert.True(!sink.Errors.Any(), text + "\n" + string.Join("\n", sink.Errors.Select(error => $"{error.Number}: {error.Text}")));
        return sink;
    }

    public static RecordingSink Try(ISqlSession session, string text, params SqlParameterValue[] parameters)
    {
        var sink = new RecordingSink();
        session.Execute(text, parameters, sink, CancellationToken.None);
        return sink;
    }

    public object? Ask(string text, params SqlParameterValue[] parameters) => Run(text, parameters).Rows is [var row, ..] ? row[0] : null;

    /// <summary>Runs a batch that must fail with these numbers.</summary>
    public void Fails(string text, params int[] numbers) => Fails(Session, text, numbers);

    public static void Fails(ISqlSession session, string text, params int[] numbers)
    {
        var sink = Try(session, text);
        Assert.True(
            numbers.SequenceEqual(sink.Errors.Select(error => error.Number)),
            text + "\n" + string.Join("\n", sink.Messages.Select(error => $"{error.Number}: {error.Text}")));
    }

    /// <summary>A database with a table goods (k, name, price, picture, amount).</summary>
    public void MakeSample(string name, int rows = 20)
    {
        Run($"CREATE DATABASE [{name.Replace("]", "]]", StringComparison.Ordinal)}]");
        using var session = LogIn(name);
        Run(session, "CREATE TABLE goods (k bigint NOT NULL PRIMARY KEY, name nvarchar(max), price float, picture varbinary(max), amount bigint)");
        Run(session, "CREATE INDEX goods_by_amount ON goods (amount)");
        for (long k = 1; k <= rows; k++)
        {
            Run(session, "INSERT INTO goods (k, name, price, picture, amount) VALUES (@k, @name, @price, @picture, @amount)",
                new SqlParameterValue("@k", new SqlType(SqlTypeName.BigInt), k),
                new SqlParameterValue("@name", new SqlType(SqlTypeName.NVarChar, -1), k % 7 == 0 ? null : $"Блюдо № {k} «Щи»"),
                new SqlParameterValue("@price", new SqlType(SqlTypeName.Float), k / 8.0),
                new SqlParameterValue("@picture", new SqlType(SqlTypeName.VarBinary, -1), k % 5 == 0 ? null : new byte[k % 64]),
                new SqlParameterValue("@amount", new SqlType(SqlTypeName.BigInt), k * k));
        }
    }

    public void Dispose()
    {
        Instance.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
