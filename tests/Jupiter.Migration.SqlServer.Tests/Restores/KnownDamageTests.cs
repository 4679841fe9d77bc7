using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>
/// The trial's check of the copy is the check of the old database: what it finds is known there, and on the night only what is new blocks (clauses
/// P4, R4a).
/// </summary>
public sealed class KnownDamageTests : IDisposable
{
    private const string Old = "Table error: Object ID 245575913, page (1:153) in database '{0}', column 'price' value is out of range.";
    private const string Fresh = "Table error: Object ID 245575913, page (1:154) in database '{0}', column 'price' value is out of range.";

    private readonly TwoServers _servers = new(fill: server => server.Change(traits => traits with { Damage = [Old] }));

    public void Dispose() => _servers.Dispose();

    [Fact]
    public void The_trial_takes_it_down_names_both_servers_and_is_passed()
    {
        var tried = _servers.Try();

        var found = tried.Checks.Single(check => check.Id == "Restore.Integrity");
        Assert.Equal((CheckStatus.Warning, false), (found.Status, found.Blocks));
        Assert.Contains("CHECKDB on the old server", found.Remedy);
        Assert.DoesNotContain(tried.Checks, check => check.Blocks);
        Assert.Equal([Old.Replace("{0}", "", StringComparison.Ordinal)], tried.Record.Damage);
        Assert.Empty(_servers.Target.Databases());
    }

    [Fact]
    public void On_the_night_it_does_not_block_and_names_the_old_server()
    {
        var judged = Restore(_servers.Try().Record.Damage).Checks.Single(check => check.Id == "Restore.Integrity");

        Assert.Equal(CheckStatus.Warning, judged.Status);
        Assert.Contains("on the old server", judged.Remedy);
    }

    [Fact]
    public void What_is_new_blocks_and_so_does_all_of_it_where_no_trial_was()
    {
        var known = _servers.Try().Record.Damage;
        Assert.Equal("RestoredDatabaseDiffers", NightWork.Try(() => Restore([]))?.ErrorId);
        BackUp([Old, Fresh]);

        var error = NightWork.Try(() => Restore(known));

        var damage = ((IEnumerable<CheckResult>)error!.TargetObject!).Single(check => check.Id == "Restore.Integrity");
        Assert.Contains("(1:154)", damage.Actual);
        Assert.DoesNotContain("(1:153)", damage.Actual);
    }

    [Theory]
    [InlineData(KnownDamage.Most, 0, null)]
    [InlineData(KnownDamage.Most + 1, 0, "RestoredDatabaseDiffers")]
    [InlineData(1, 4000, "RestoredDatabaseDiffers")]
    public void A_database_with_more_than_can_be_known_passes_no_trial(int findings, int longer, string? expected)
    {
        BackUp([.. Enumerable.Range(1, findings).Select(page => $"Page (1:{page}) could not be processed." + new string('.', longer))]);

        Assert.Equal(expected, NightWork.Try(() => _servers.Try())?.ErrorId);
    }

    [Theory]
    [InlineData(8921, "Check terminated. A failure was detected while collecting facts. Possibly tempdb out of space or a system table is inconsistent.")]
    [InlineData(8902, "Memory allocation error during DBCC processing.")]
    public void A_check_that_does_not_come_to_its_end_is_never_known(int number, string message)
    {
        _servers.Target.Faults.Answer(text => text.Contains("CHECKDB", StringComparison.Ordinal), [new(number, 16, message)]);

        Assert.Equal("RestoredDatabaseDiffers", NightWork.Try(() => _servers.Try())?.ErrorId);
        var error = NightWork.Try(() => Restore([message]));
        var check = ((IEnumerable<CheckResult>)error!.TargetObject!).Single(result => result.Id == "Restore.Integrity");
        Assert.Equal(CheckStatus.Fail, check.Status);
    }

    [Theory]
    [InlineData("8921: Check terminated. A failure was detected while collecting facts. Possibly tempdb out of space or a system table is inconsistent.")]
    [InlineData("7995: Database '{0}': consistency errors in system catalogs prevent further DBCC checkdb processing.")]
    [InlineData("8998: Page errors on the GAM, SGAM, or PFS pages prevent allocation integrity checks in database ID 7 pages from (1:0) to (1:511231).")]
    public void A_row_that_says_that_the_check_ended_is_no_damage_that_can_be_known(string end)
    {
        BackUp([Old, end]);

        Assert.Equal("RestoredDatabaseDiffers", NightWork.Try(() => _servers.Try())?.ErrorId);
        var error = NightWork.Try(() => Restore([.. new[] { Old, end.Substring(6) }.Select(text => text.Replace("{0}", "", StringComparison.Ordinal))]));
        var check = ((IEnumerable<CheckResult>)error!.TargetObject!).Single(result => result.Id == "Restore.Integrity");
        Assert.Equal(CheckStatus.Fail, check.Status);
    }

    private void BackUp(string[] damage)
    {
        _servers.Source.Change(traits => traits with { Damage = damage });
        File.Delete(_servers.Source.BackupPath);
        File.Delete(ManifestFile.PathFor(_servers.Source.BackupPath));
        _servers.Source.Backup();
    }

    private RestoreResult Restore(IReadOnlyList<string> known)
    {
        using var plugins = new GivenPlugins(new SqlServerEngine());
        using var instance = _servers.Target.Open();
        return new DatabaseRestore(instance, new BackupVerification(plugins.Catalog, new QuietObserver()), new QuietObserver()).Run(
            new RestoreRequest { BackupFile = _servers.Source.BackupPath, KnownDamage = known }, CancellationToken.None);
    }
}
