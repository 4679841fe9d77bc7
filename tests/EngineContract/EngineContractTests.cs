using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>What the parts of the contract share. An engine is bound by a class that derives from each part and hands over its fixture.</summary>
public abstract class EngineContractTests : IDisposable
{
    /// <summary>The database that most tests work with.</summary>
    protected const string Database = "Jupiter";

    private readonly GivenPlugins _plugins;
    private readonly Lazy<IDatabaseInstance> _instance;

    protected EngineContractTests(IEngineUnderTest engine)
    {
        UnderTest = engine;
        _plugins = new GivenPlugins(engine.Engine);
        _instance = new Lazy<IDatabaseInstance>(() => engine.Engine.Open(engine.Address));
        Author = engine.Rehearsals.Open(engine.Address);
    }

    protected IEngineUnderTest UnderTest { get; }

    protected IDatabaseInstance Instance => _instance.Value;

    protected IRehearsalServer Author { get; }

    protected EngineCatalog Catalog => _plugins.Catalog;

    public void Dispose()
    {
        if (_instance.IsValueCreated)
        {
            _instance.Value.Dispose();
        }

        _plugins.Dispose();
        UnderTest.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asserts that something fails for a named cause, whose remedy is told.</summary>
    protected static MigrationException Fails(string errorId, Action work)
    {
        var error = Assert.Throws<MigrationException>(work);
        Assert.True(errorId == error.ErrorId, $"{error.ErrorId}: {error}");
        Assert.NotEqual("", error.Remedy);
        return error;
    }

    /// <summary>Asserts that something fails as expected and leaves the instance as it was.</summary>
    protected MigrationException FailsWithoutATrace(string errorId, Action work)
    {
        var before = UnderTest.DescribeInstance();
        var error = Fails(errorId, work);
        Assert.Equal(before, UnderTest.DescribeInstance());
        return error;
    }

    /// <summary>A table of typed columns k, amount, name, price, picture with an index, and rows in it.</summary>
    protected void MakeSample(string database, int rows = 100)
    {
        Author.Create(database);
        Author.Execute(database, $"CREATE TABLE goods (k {Type(ColumnKind.WholeNumber)} NOT NULL PRIMARY KEY, name {Type(ColumnKind.Text)}, "
            + $"price {Type(ColumnKind.RealNumber)}, picture {Type(ColumnKind.Binary)}, amount {Type(ColumnKind.WholeNumber)})");
        Author.Execute(database, "CREATE INDEX goods_by_amount ON goods (amount)");
        Author.Insert(database, "goods", SampleRows(rows), CancellationToken.None);
    }

    /// <summary>Two tables whose sums of v together are always 1000.</summary>
    protected void MakeAccounts(string database)
    {
        Author.Create(database);
        foreach (var table in new[] { "cash", "card" })
        {
            Author.Execute(database, $"CREATE TABLE {table} (k {Type(ColumnKind.WholeNumber)} NOT NULL PRIMARY KEY, v {Type(ColumnKind.WholeNumber)}, "
                + $"filler {Type(ColumnKind.Binary)})");
            Author.Insert(
                database, table, Enumerable.Range(0, 50).Select(k => new object?[] { (long)k, 10L, new byte[2000] }), CancellationToken.None);
        }
    }

    protected string Type(ColumnKind kind) => UnderTest.ColumnType(kind) ?? throw new InvalidOperationException("No column type for " + kind);

    protected string BackupPath(string name = "Jupiter.bak") => Path.Combine(UnderTest.BackupFolder, name);

    protected DatabaseFingerprint Fingerprint(string database)
    {
        using var content = Instance.OpenContent(database, CancellationToken.None);
        return FingerprintWork.Run(database, content, 0, CancellationToken.None);
    }

    protected string? Ask(string database, string query) => Instance.QueryScalar(database, query, CancellationToken.None);

    protected BackupResult Backup(
        string database,
        string path,
        bool overwrite = false,
        string? copyTo = null,
        IOperationObserver? observer = null,
        CancellationToken cancellation = default) =>
        new DatabaseBackup(Instance, observer ?? new QuietObserver()).Run(
            new BackupRequest { Database = database, BackupFile = path, Overwrite = overwrite, CopyTo = copyTo, ModuleVersion = "1.2.3" },
            cancellation);

    protected RestoreResult Restore(
        string path,
        string? database = null,
        bool setAside = false,
        IOperationObserver? observer = null,
        IDatabaseInstance? on = null,
        Venue? venue = null,
        IReadOnlyCollection<string>? waived = null,
        CancellationToken cancellation = default)
    {
        observer ??= new QuietObserver();
        return new DatabaseRestore(on ?? Instance, new BackupVerification(_plugins.Catalog, observer), observer).Run(
            new RestoreRequest { BackupFile = path, Database = database, SetAsideExisting = setAside, Venue = venue, Waived = waived ?? [] }, cancellation);
    }

    protected IReadOnlyList<CheckResult> Verify(string path) =>
        new BackupVerification(_plugins.Catalog, new QuietObserver()).Run(path, CancellationToken.None);

    private static IEnumerable<object?[]> SampleRows(int rows) => Enumerable.Range(1, rows).Select(k => new object?[]
    {
        (long)k,
        k % 7 == 0 ? null : $"Блюдо № {k} «Щи»",
        k / 8.0,
        k % 5 == 0 ? null : Enumerable.Range(0, k % 64).Select(i => (byte)(i * k)).ToArray(),
        (long)k * k,
    });
}
