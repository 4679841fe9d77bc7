using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.SqlServer.Rehearsals;
using Jupiter.Migration.SqlServerContract;

namespace Jupiter.Migration.SqlServer.Tests.Fingerprints;

/// <summary>A double with one database, whose tables are made with T-SQL and fingerprinted by the engine.</summary>
internal sealed class TableServer : IDisposable
{
    public const string Database = "Jupiter";

    private readonly DoublePlace _place;

    public TableServer(ServerVersion version)
    {
        _place = new DoublePlace(version);
        Author = new SqlServerRehearsalEngine().Open(_place.Address);
        Author.Create(Database);
        Instance = new SqlServerEngine().Open(_place.Address);
    }

    public IRehearsalServer Author { get; }

    public IDatabaseInstance Instance { get; }

    public void Execute(string statements)
    {
        using var connection = new TestConnection(_place.Address, Database);
        connection.Execute(statements);
    }

    public string FingerprintOf(string type, string value)
    {
        Execute($"CREATE TABLE one (a {type}); INSERT INTO one VALUES ({value})");
        var table = Table("dbo.one");
        Execute("DROP TABLE one");
        return table.Rows == 1 && table.Incomparable.Count == 0 ? table.Fingerprint : throw new InvalidOperationException(type);
    }

    public TableFingerprint Table(string name) => Fingerprint().Tables.Single(table => table.Name == name);

    public DatabaseFingerprint Fingerprint()
    {
        using var content = Instance.OpenContent(Database, CancellationToken.None);
        return FingerprintWork.Run(Database, content, 0, CancellationToken.None);
    }

    public void Dispose()
    {
        Instance.Dispose();
        _place.Dispose();
    }
}
