using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>A copy that was restored and proved has cost an hour: it is not thrown away because its name could not be given in a moment.</summary>
public sealed class ProvedCopyTests : IDisposable
{
    private const string Copy = "copy";
    private const string Incoming = "copy.incoming";
    private const int AsOftenAsItIsTried = 1000;

    private static readonly SqlMessage NameLocked = new(5030, 16, "The database could not be exclusively locked to perform the operation.");

    private static readonly SqlMessage OutOfMemory = new(701, 17, "There is insufficient system memory to run this query.");

    private readonly RunningDouble _server = new() { Patience = TimeSpan.FromMilliseconds(100) };
    private readonly QuietObserver _observer = new();

    public ProvedCopyTests()
    {
        _server.MakeSample();
        _server.Backup();
    }

    [Fact]
    public void Whoever_is_connected_to_the_copy_is_put_out_and_it_takes_its_name()
    {
        Restore(() => _server.Enter(Incoming));

        Assert.Equal([Copy, NightWork.Database], _server.Databases());
        Assert.Equal(["MULTI_USER|0|0|ONLINE"], _server.Settings(Copy));
    }

    [Fact]
    public void Statistics_that_were_updated_in_the_background_are_again()
    {
        _server.Run("ALTER DATABASE Jupiter SET AUTO_UPDATE_STATISTICS_ASYNC ON");
        BackUpAgain();

        Restore(() => _server.Enter(Incoming));

        Assert.Equal(["MULTI_USER|0|1|ONLINE"], _server.Settings(Copy));
    }

    [Fact]
    public void What_still_can_not_be_named_is_kept_and_the_error_says_how_it_is_finished()
    {
        Keep();
        _server.Statements.Clear();
        _server.Faults.FreeSpaceBytes = 1;

        var result = Restore();

        Assert.Equal([Copy, NightWork.Database], _server.Databases());
        Assert.DoesNotContain(_server.Statements.Batches, batch => batch.Text.StartsWith("RESTORE DATABASE", StringComparison.Ordinal));
        Assert.Contains(result.Checks, check => check is { Id: "Restore.Integrity", Status: CheckStatus.Pass });
        Assert.Contains(result.Checks, check => check is { Id: "Compare.Table", Status: CheckStatus.Pass });
        Assert.Contains(_observer.Warnings, warning => warning.Contains(Incoming, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_whose_answer_was_lost_is_given_and_the_database_open()
    {
        _server.Run("ALTER DATABASE Jupiter SET AUTO_UPDATE_STATISTICS_ASYNC ON");
        BackUpAgain();
        _server.Faults.Drop(new Regex("MODIFY NAME"), afterRunning: true);

        var result = Restore();

        Assert.Equal(Copy, result.Database);
        Assert.Equal([Copy, NightWork.Database], _server.Databases());
        Assert.Equal(["MULTI_USER|0|1|ONLINE"], _server.Settings(Copy));
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public void A_database_that_got_its_name_and_no_more_is_opened()
    {
        using var servers = new TwoServers(wrapTarget: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.Contains("MODIFY NAME", StringComparison.Ordinal) ? text.Replace("SET MULTI_USER", "SET SINGLE_USER", StringComparison.Ordinal) : text,
        });
        servers.Target.Faults.Drop(new Regex("MODIFY NAME"), afterRunning: true);

        servers.Restore();

        Assert.Equal(["MULTI_USER|0|0|ONLINE"], servers.Target.Settings(NightWork.Database));
    }

    [Fact]
    public void Where_nobody_can_ask_whether_the_name_was_given_no_copy_is_said_to_wait()
    {
        var isNamed = false;
        _server.Faults.Drop(new Regex("MODIFY NAME"), afterRunning: true);
        _server.Faults.Answer(text => (isNamed |= text.Contains("MODIFY NAME", StringComparison.Ordinal)) && text.Contains("sys.databases", StringComparison.Ordinal), [OutOfMemory], AsOftenAsItIsTried);

        var error = NightWork.Try(() => Restore());
        _server.Faults.Clear();

        Assert.NotNull(error);
        Assert.Equal([Copy, NightWork.Database], _server.Databases());
        Assert.Contains(_observer.Warnings, warning => warning.Contains("is not known", StringComparison.Ordinal) && warning.Contains(Copy, StringComparison.Ordinal));
        Assert.DoesNotContain(_observer.Warnings, warning => warning.Contains("stays on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_database_set_aside_whose_answer_was_lost_is_told_by_its_name()
    {
        _server.Run("CREATE DATABASE copy");
        _server.Faults.Drop(new Regex("MODIFY NAME = [[]copy.before-"), afterRunning: true);

        var result = Restore(setAside: true);

        Assert.StartsWith("copy.before-", result.SetAsideAs, StringComparison.Ordinal);
        Assert.Equal([Copy, result.SetAsideAs!, NightWork.Database], _server.Databases());
    }

    [Fact]
    public void A_kept_copy_that_somebody_changed_is_restored_anew()
    {
        Keep();
        _server.Run("UPDATE receipts SET total = 0 WHERE k = 1", Incoming);
        _server.Statements.Clear();

        Restore();

        Assert.Contains(_server.Statements.Batches, batch => batch.Text.StartsWith("RESTORE DATABASE", StringComparison.Ordinal));
        Assert.Equal(["450.50"], _server.Run("SELECT CONVERT(nvarchar(20), total) FROM receipts WHERE k = 1", Copy));
    }

    [Fact]
    public void The_copy_of_an_older_backup_is_not_taken_for_that_of_a_newer_one()
    {
        Keep();
        _server.Run("INSERT INTO receipts VALUES (3, 77)", NightWork.Database);
        BackUpAgain();

        Restore();

        Assert.Equal(["3"], _server.Run("SELECT COUNT(*) FROM receipts", Copy));
        Assert.DoesNotContain(Incoming, _server.Databases());
    }

    [Fact]
    public void Who_stops_the_second_run_finds_the_copy_in_the_third()
    {
        Keep();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Restore(stop.Cancel, stop: stop.Token, thenStop: true));
        _server.Statements.Clear();

        Restore();

        Assert.DoesNotContain(_server.Statements.Batches, batch => batch.Text.StartsWith("RESTORE DATABASE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_was_switched_on_meanwhile_keeps_the_name_free_and_the_copy_there()
    {
        var error = NightWork.Try(() => Restore(() => throw MigrationException.Because("ServerTimedOut", "x", "x", "x", "x")));

        Assert.Equal("ServerTimedOut", error?.ErrorId);
        Assert.Equal([Incoming, NightWork.Database], _server.Databases().Order(StringComparer.Ordinal).Reverse());
        Assert.Contains(_observer.Warnings, warning => warning.Contains(Incoming, StringComparison.Ordinal));
        Restore();
    }

    [Fact]
    public void A_copy_that_is_not_fit_for_the_tills_gets_no_name_unless_somebody_answers_for_it()
    {
        using var servers = new TwoServers(wrapTarget: inner => new ChangedInstance(inner)
        {
            Rewrite = text => text.StartsWith("ALTER AUTHORIZATION", StringComparison.Ordinal)
                ? text + " ALTER DATABASE [Jupiter.incoming] SET RESTRICTED_USER" : text,
        });

        var error = NightWork.Try(() => servers.Restore());

        Assert.Equal("ProvedCopyKept", error?.ErrorId);
        Assert.Contains("Restore.Access", error!.Message);
        Assert.Contains((IEnumerable<CheckResult>)error.TargetObject!, check => check is { Id: "Restore.Access", Status: CheckStatus.Fail });
        Assert.Equal(["Jupiter.incoming"], servers.Target.Databases());
        servers.Restore("Restore.Access");
        Assert.Equal([NightWork.Database], servers.Target.Databases());
    }

    [Fact]
    public void The_record_of_a_lock_goes_only_when_the_copy_is_proved()
    {
        using var servers = new TwoServers(fill: server => server.Lock());

        servers.Restore();

        var texts = servers.Target.Statements.Batches.Select(batch => batch.Text).ToList();
        var dropped = texts.FindIndex(text => text.Contains("sp_dropextendedproperty", StringComparison.Ordinal));
        Assert.True(dropped > texts.FindLastIndex(text => text.Contains("DBCC CHECKDB", StringComparison.Ordinal)));
        Assert.True(dropped > texts.FindLastIndex(text => text.Contains("FROM [dbo].[goods]", StringComparison.Ordinal)));
    }

    public void Dispose() => _server.Dispose();

    private void Keep()
    {
        _server.Faults.Answer(new Regex("MODIFY NAME"), [NameLocked], times: AsOftenAsItIsTried);

        var error = NightWork.Try(() => Restore());

        Assert.Equal("ProvedCopyKept", error?.ErrorId);
        Assert.Contains("5030", error!.Message);
        Assert.Contains(Incoming, error.Message);
        Assert.Contains($"Restore-JupiterDatabase -ServerInstance '{_server.Address.Text}' -BackupFile '{_server.BackupPath}' -Database 'copy'", error.Message);
        Assert.Contains(Incoming, _server.Databases());
        Assert.Equal(["MULTI_USER|0|0|ONLINE"], _server.Settings(Incoming));
        _server.Faults.Clear();
    }

    private void BackUpAgain()
    {
        System.IO.File.Delete(_server.BackupPath);
        System.IO.File.Delete(ManifestFile.PathFor(_server.BackupPath));
        _server.Backup();
    }

    private RestoreResult Restore(Action? beforeName = null, bool thenStop = false, bool setAside = false, CancellationToken stop = default)
    {
        using var plugins = new GivenPlugins(new SqlServerEngine());
        using var instance = _server.Open();
        return new DatabaseRestore(instance, new BackupVerification(plugins.Catalog, _observer), _observer).Run(
            new RestoreRequest
            {
                BackupFile = _server.BackupPath,
                Database = Copy,
                SetAsideExisting = setAside,
                BeforeName = () =>
                {
                    beforeName?.Invoke();
                    return thenStop ? throw new OperationCanceledException(stop) : [];
                },
            },
            stop);
    }
}
