using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Backups and restores.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Restore = "RESTORE DATABASE @name FROM DISK = @path WITH FILE = 1, MOVE N'd' TO @data, MOVE N'd_log' TO @log, CHECKSUM, RECOVERY, STATS = 25";

    private readonly ModelFixture _fixture = new();

    public BackupTests() => _fixture.MakeSample("d");

    private string Path => _fixture.PathOf("d.bak");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_backup_tells_what_it_holds()
    {
        _fixture.Run("ALTER DATABASE d SET READ_ONLY");
        var sink = Backup();

        Assert.Equal([3211, 3211, 3211, 3211, 4035, 4035, 3014], sink.Messages.Select(message => message.Number));
        var header = _fixture.Run($"RESTORE HEADERONLY FROM DISK = N'{Path}'");
        object? Of(string name) => header.Rows[0][header.Rowsets[0].ToList().FindIndex(column => column.Name == name)];
        Assert.Equal(("d", 904L, 15L, 1L, 1L, 1L),
            (Of("DatabaseName"), Of("DatabaseVersion"), Of("SoftwareVersionMajor"), Of("BackupType"), Of("IsReadOnly"),
            Of("HasBackupChecksums")));
        Assert.Equal(["d", "d_log"], _fixture.Run($"RESTORE FILELISTONLY FROM DISK = N'{Path}'").Rows.Select(row => row[0]));
        Assert.Contains(_fixture.Run($"RESTORE VERIFYONLY FROM DISK = N'{Path}' WITH FILE = 1, CHECKSUM").Messages, message =>
            message.Number == 3262);
        var before = Of("BackupSetGUID");
        Backup();
        header = _fixture.Run($"RESTORE HEADERONLY FROM DISK = N'{Path}'");
        Assert.NotEqual(before, Of("BackupSetGUID"));
    }

    [Fact]
    public void A_restored_database_is_the_same_and_yet_another()
    {
        _fixture.Run("USE d; EXEC sys.sp_addextendedproperty @name = N'Jupiter.Lock', @value = @v; USE master",
            ModelFixture.Text("@v", "х"));
        _fixture.Run("ALTER DATABASE d SET AUTO_UPDATE_STATISTICS_ASYNC ON; ALTER DATABASE d SET READ_ONLY");
        Backup();
        Assert.Empty(Try("copy").Errors);

        Assert.Equal(2870L, _fixture.Ask("SELECT SUM(amount) FROM copy.dbo.goods"));
        Assert.Equal([["d", 1L, 1L], ["copy", 1L, 1L]],
            _fixture.Run("SELECT name, is_read_only, is_auto_update_stats_async_on FROM sys.databases WHERE database_id > 4 ORDER BY database_id").Rows);
        Assert.Equal(1L, _fixture.Ask("SELECT COUNT(DISTINCT family_guid) FROM sys.database_recovery_status WHERE database_id > 4"));
        Assert.Equal(2L, _fixture.Ask("SELECT COUNT(DISTINCT database_guid) FROM sys.database_recovery_status WHERE database_id > 4"));
        Assert.Equal("х", _fixture.Ask("SELECT CONVERT(nvarchar(10), value) FROM copy.sys.extended_properties"));
        Assert.Equal(_fixture.PathOf("copy.mdf"), _fixture.Ask("SELECT physical_name FROM copy.sys.database_files WHERE file_id = 1"));
        _fixture.Fails("UPDATE copy.dbo.goods SET amount = 0", 3906);
    }

    [Fact]
    public void Damage_is_found()
    {
        Backup();
        var bytes = File.ReadAllBytes(Path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Path, bytes);
        _fixture.Fails($"RESTORE VERIFYONLY FROM DISK = N'{Path}' WITH CHECKSUM", 3183, 3013);
        Assert.Equal([3183, 3013], Numbers("copy"));
        Assert.Equal(1L, _fixture.Ask("SELECT state FROM sys.databases WHERE name = N'copy'"));
        _fixture.Fails("USE copy", 927);
        _fixture.Run("DROP DATABASE copy");
        File.WriteAllBytes(Path, bytes[..^1]);
        _fixture.Fails($"RESTORE HEADERONLY FROM DISK = N'{Path}'");
        File.WriteAllText(Path, "Меню на пятницу");
        _fixture.Fails($"RESTORE HEADERONLY FROM DISK = N'{Path}'", 3241, 3013);
        _fixture.Fails("RESTORE HEADERONLY FROM DISK = N'/nowhere/x.bak'", 3201, 3013);
        _fixture.Fails("BACKUP DATABASE d TO DISK = N'/nowhere/x.bak' WITH FORMAT", 3201, 3013);
    }

    [Fact]
    public void A_cut_backup_is_incomplete()
    {
        Backup();
        using (var file = File.OpenWrite(Path))
        {
            file.SetLength(file.Length - 1);
        }

        _fixture.Fails($"RESTORE VERIFYONLY FROM DISK = N'{Path}' WITH CHECKSUM", 3256, 3013);
    }

    [Fact]
    public void What_may_not_be_restored_is_refused()
    {
        Backup();
        Assert.Equal([3154, 3013], NumbersAfter(() => _fixture.MakeSample("other"), "other"));
        Assert.Equal([1834, 3156, 3119, 3013],
            Numbers("copy", data: (string)_fixture.Ask("SELECT physical_name FROM d.sys.database_files WHERE file_id = 1")!));
        Assert.Equal([3234, 3013],
            ModelFixture.Try(_fixture.Session,
            $"RESTORE DATABASE copy FROM DISK = N'{Path}' WITH MOVE N'nobody' TO N'C:\\x'").Errors.Select(error => error.Number));
        _fixture.Instance.Faults.FreeSpaceBytes = 1000;
        Assert.Equal([3257, 3013], Numbers("copy"));
        _fixture.Instance.Faults.FreeSpaceBytes = null;
        _fixture.Fails($"BEGIN TRANSACTION; BACKUP DATABASE d TO DISK = N'{Path}' WITH FORMAT; ROLLBACK", 3021, 3013);
        _fixture.Fails($"BACKUP DATABASE d TO DISK = N'{Path}' WITH FORMAT, COMPRESSION", 1844, 3013);
        using var older = new ModelFixture(SqlServerVersion.Sql2014);
        older.Fails($"RESTORE DATABASE copy FROM DISK = N'{Path}'", 3169, 3013);
        Assert.Null(_fixture.Ask("SELECT name FROM sys.databases WHERE name = N'copy'"));
    }

    [Fact]
    public async Task A_backup_can_be_watched_and_stopped_and_leaves_half_a_file()
    {
        _fixture.Instance.Faults.BackupMinimumDuration = TimeSpan.FromSeconds(20);
        using var session = _fixture.LogIn();
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() =>
            session.Execute($"BACKUP DATABASE d TO DISK = N'{Path}' WITH FORMAT, CHECKSUM, STATS = 1", [], new RecordingSink(),
            stop.Token));
        var seen = 0.0;
        while (seen <= 1)
        {
            seen = _fixture.Ask("SELECT CONVERT(float, percent_complete) FROM sys.dm_exec_requests WHERE command = N'BACKUP DATABASE'") as double? ?? 0;
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        _fixture.Fails($"RESTORE VERIFYONLY FROM DISK = N'{Path}'", 3256, 3013);
    }

    [Fact]
    public void A_stopped_restore_leaves_a_database_that_restores()
    {
        Backup();
        _fixture.Instance.Faults.BackupMinimumDuration = TimeSpan.FromSeconds(20);
        using var stop = new CancellationTokenSource(200);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            _fixture.Session.Execute($"RESTORE DATABASE copy FROM DISK = N'{Path}' WITH MOVE N'd' TO N'C:\\1', MOVE N'd_log' TO N'C:\\2'",
            [], new RecordingSink(), stop.Token));
        _fixture.Instance.Faults.BackupMinimumDuration = TimeSpan.Zero;

        Assert.Equal(1L, _fixture.Ask("SELECT state FROM sys.databases WHERE name = N'copy'"));
        Assert.Empty(Try("copy").Errors);
        _fixture.Run("DROP DATABASE copy");
    }

    private RecordingSink Backup() =>
        _fixture.Run("BACKUP DATABASE @d TO DISK = @path WITH CHECKSUM, FORMAT, INIT, SKIP, NAME = @n, STATS = 25",
        ModelFixture.Text("@d", "d"), ModelFixture.Text("@path", Path), ModelFixture.Text("@n", "имя"));

    private RecordingSink Try(string name, string? data = null) =>
        ModelFixture.Try(_fixture.Session, Restore, ModelFixture.Text("@name", name), ModelFixture.Text("@path", Path),
        ModelFixture.Text("@data", data ?? _fixture.PathOf(name + ".mdf")), ModelFixture.Text("@log", _fixture.PathOf(name + ".ldf")));

    private int[] Numbers(string name, string? data = null) => [.. Try(name, data).Errors.Select(error => error.Number)];

    private int[] NumbersAfter(Action before, string name)
    {
        before();
        return Numbers(name);
    }
}
