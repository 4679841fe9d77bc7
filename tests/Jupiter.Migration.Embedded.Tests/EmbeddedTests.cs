using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Fingerprints;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>What the tests of things that only SQLite has share.</summary>
public abstract class EmbeddedTests : EngineContractTests
{
    protected EmbeddedTests()
        : base(new EmbeddedUnderTest())
    {
    }

    protected EmbeddedUnderTest Server => (EmbeddedUnderTest)UnderTest;

    /// <summary>Makes a database by statements alone, without anything of ours.</summary>
    protected string Make(string database, params string[] statements)
    {
        Run(Server.PathOf(database), statements);
        return Server.PathOf(database);
    }

    /// <summary>Runs statements over a connection of their own.</summary>
    protected static void Run(string path, params string[] statements)
    {
        using var connection = Open(path);
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    protected static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        connection.CreateFunction("tariff", (long? grams) => (grams ?? 0) * 7, isDeterministic: true);
        return connection;
    }

    /// <summary>Backs a database up, restores it, and asserts that each proves equal to it, for us and for the sqlite3 program.</summary>
    protected IReadOnlyList<CheckResult> GoesRound(string database)
    {
        var source = Fingerprint(database);
        var backup = BackupPath(database + ".bak");
        Assert.Equal(source.Fingerprint, Backup(database, backup, overwrite: true).Fingerprint);
        Assert.All(Verify(backup), check => Assert.True(check.Status == CheckStatus.Pass, check.Actual));
        var result = Restore(backup, database + " copy");
        var copy = Fingerprint(database + " copy");
        Assert.Equal((source.Fingerprint, source.SchemaFingerprint), (copy.Fingerprint, copy.SchemaFingerprint));
        if (SqliteProgram.IsInstalled)
        {
            SqliteProgram.FindsEqual(Server.PathOf(database), backup, Server.PathOf(database + " copy"));
        }

        Instance.Drop(database + " copy");
        return result.Checks;
    }

    protected IReadOnlyList<CheckResult> Compare(string expected, string actual) =>
        DatabaseComparison.Compare(Fingerprint(expected), Fingerprint(actual)).ToArray();

    protected static byte[] HeaderOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[100];
        file.ReadExactly(header);
        return header;
    }

    protected static string Pragma(string path, string pragma)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
