using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Pos;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Connections;

/// <summary>How often an operation logs in: each is a line in the server's log, and a chance to be refused in the middle of the night.</summary>
public sealed class SessionCountTests : IDisposable
{
    private const int Backup = 6;
    private const int Restore = 8;

    private static readonly Venue Venue = new()
    {
        Name = "Чайка",
        ServerName = "JUPITER",
        Database = NightWork.Database,
        IdentityQueries = [.. Enumerable.Range(0, 5).Select(i => Query($"identity {i}"))],
        PreconditionQueries = [.. Enumerable.Range(0, 5).Select(i => Query($"precondition {i}"))],
    };

    private readonly CountedLogins _logins;
    private readonly RunningDouble _server;

    public SessionCountTests()
    {
        CountedLogins? logins = null;
        _server = new RunningDouble(wrap: inner => logins = new CountedLogins(inner));
        _logins = logins!;

        // More pieces to read than there are sessions for, whatever computer this is.
        _server.MakeSample(rows: 500);
        for (var i = 0; i < 24; i++)
        {
            _server.Run($"CREATE TABLE hall{i} (k int NOT NULL PRIMARY KEY); INSERT INTO hall{i} VALUES (1)", NightWork.Database);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backup_with_venue_and_fingerprint_takes_at_most_six(bool isLocked)
    {
        if (isLocked)
        {
            _server.Lock();
        }

        Assert.InRange(_logins.During(TakeBackup), 1, Backup);
    }

    [Fact]
    public void Nor_does_it_take_more_where_a_login_takes_longer_than_the_backup()
    {
        _logins.Slowness = TimeSpan.FromMilliseconds(200);
        Assert.InRange(_logins.During(TakeBackup), 1, Backup);
    }

    [Fact]
    public void A_lock_and_what_lifts_it_take_one_each()
    {
        Assert.Equal(1, _logins.During(() => _server.Lock()));
        Assert.Equal(1, _logins.During(() => _server.Unlock()));
    }

    [Fact]
    public void A_restore_with_venue_logins_and_finish_takes_at_most_eight()
    {
        _server.Run("CREATE LOGIN waiter WITH PASSWORD = N'Long-enough-1'");
        _server.Run("CREATE USER waiter FOR LOGIN waiter", NightWork.Database);
        TakeBackup();

        Assert.InRange(
            _logins.During(() =>
            {
                using var plugins = new GivenPlugins(new SqlServerEngine());
                using var instance = _server.Open();
                var logins = ((ILoginStore)instance).ReadLogins(NightWork.Database, CancellationToken.None);
                new DatabaseRestore(instance, new BackupVerification(plugins.Catalog, new QuietObserver()), new QuietObserver()).Run(
                    new RestoreRequest { BackupFile = _server.BackupPath, Database = "copy", Venue = Venue }, CancellationToken.None);
                Assert.NotEmpty(logins.Select(login => ((ILoginStore)instance).WriteLogin(login, null, CancellationToken.None)).ToArray());
            }),
            1,
            Restore);
    }

    [Fact]
    public void All_questions_of_a_venue_take_one_together() => Assert.Equal(1, _logins.During(() =>
    {
        using var instance = _server.Open();
        Assert.Equal(5, VenueQueries.CheckIdentity(instance, NightWork.Database, Venue, CancellationToken.None).Count());
        Assert.Equal(5, VenueQueries.CheckPreconditions(instance, NightWork.Database, Venue, CancellationToken.None).Count());
        Assert.Equal(3, Enumerable.Range(0, 3).Select(_ => instance.GetClients(NightWork.Database, CancellationToken.None)).Count());
    }));

    [Fact]
    public void A_list_of_databases_takes_one_more_when_it_has_to_look_into_those_that_may_be_locked()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            _server.Run($"CREATE DATABASE hall{i}; ALTER DATABASE hall{i} SET READ_ONLY");
        }

        Assert.InRange(_logins.During(() =>
        {
            using var instance = _server.Open();
            Assert.Equal(6, instance.GetDatabases(CancellationToken.None).Count);
        }), 1, 2);
    }

    public void Dispose() => _server.Dispose();

    private static VenueQuery Query(string title) => new() { Title = title, Query = "SELECT COUNT(*) FROM receipts", Expected = "2" };

    private void TakeBackup()
    {
        using var instance = _server.Open();
        new DatabaseBackup(instance, new QuietObserver()).Run(
            new BackupRequest { Database = NightWork.Database, BackupFile = _server.BackupPath, Venue = Venue, ModuleVersion = "1.2.3" },
            CancellationToken.None);
    }
}
