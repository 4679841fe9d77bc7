using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.SqlServer.Options;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>What a restore takes away of a database's options (clause R4b): recorded, compared, named with the statement, put back by consent.</summary>
public sealed class OptionTests
{
    public static TheoryData<string, string> TakenAway => new()
    {
        { "is_honor_broker_priority_on", "ALTER DATABASE [Jupiter] SET HONOR_BROKER_PRIORITY ON;" },
        { "is_trustworthy_on", "ALTER DATABASE [Jupiter] SET TRUSTWORTHY ON;" },
        { "is_db_chaining_on", "ALTER DATABASE [Jupiter] SET DB_CHAINING ON;" },
        { "is_master_key_encrypted_by_server", "ALTER MASTER KEY ADD ENCRYPTION BY SERVICE MASTER KEY;" },
    };

    [Theory]
    [MemberData(nameof(TakenAway))]
    public void What_RESTORE_takes_away_is_left_to_an_administrator_with_the_statement(string option, string statement)
    {
        using var servers = new TwoServers(fill: server =>
        {
            server.Run("ALTER DATABASE Jupiter SET TRUSTWORTHY ON");
            server.Run("ALTER DATABASE Jupiter SET DB_CHAINING ON");
            server.Run("ALTER DATABASE Jupiter SET HONOR_BROKER_PRIORITY ON");
            server.Change(traits => traits with { HasOpenMasterKey = true });
        });

        var warning = Assert.Single(Options(servers.Restore().Checks), check => check.Subject == option);

        Assert.Equal((CheckStatus.Warning, "ON", "OFF"), (warning.Status, warning.Expected, warning.Actual));
        Assert.Contains(statement, warning.Remedy);
        Assert.Equal(["0|0|0"], servers.Target.Run(
            "SELECT is_trustworthy_on, is_db_chaining_on, is_honor_broker_priority_on FROM sys.databases WHERE name = N'Jupiter'"));
    }

    [Theory]
    [InlineData(false, CheckStatus.Warning, "0")]
    [InlineData(true, CheckStatus.Pass, "1")]
    public void The_broker_delivers_again_only_by_consent(bool consents, CheckStatus status, string isEnabled)
    {
        using var servers = new TwoServers();

        var broker = Assert.Single(Finish(servers, servers.Manifest.BackupSet!, consents), check => check.Subject == "is_broker_enabled");

        Assert.Equal(status, broker.Status);
        Assert.Equal([isEnabled], servers.Target.Run("SELECT is_broker_enabled FROM sys.databases WHERE name = N'Jupiter.incoming'"));
    }

    [Fact]
    public void A_broker_that_a_copy_on_the_same_server_is_already_stays_off_and_the_server_says_why()
    {
        using var servers = new TwoServers();
        servers.Target.Run("CREATE DATABASE older");
        var broker = Guid.NewGuid();
        servers.Target.Change(traits => traits with { BrokerGuid = broker }, "older");
        using var instance = servers.Target.Open();
        instance.Restore(servers.Source.BackupPath, "Jupiter.incoming", null, new QuietObserver(), CancellationToken.None);
        servers.Target.Change(traits => traits with { BrokerGuid = broker }, "Jupiter.incoming");

        var results = instance.FinishRestore("Jupiter.incoming", servers.Manifest.BackupSet, true, new QuietObserver(), CancellationToken.None);

        var warning = Assert.Single(Options(results), check => check.Subject == "is_broker_enabled");
        Assert.Equal(CheckStatus.Warning, warning.Status);
        Assert.Contains("9772", warning.Actual);
        Assert.Contains("ALTER DATABASE [Jupiter] SET ENABLE_BROKER", warning.Remedy);
    }

    [Fact]
    public void What_travels_with_the_database_is_not_warned_of()
    {
        using var servers = new TwoServers(fill: server =>
        {
            foreach (var option in new[] { "RECOVERY FULL", "PAGE_VERIFY NONE", "AUTO_CLOSE ON", "AUTO_SHRINK ON", "ALLOW_SNAPSHOT_ISOLATION ON", "DISABLE_BROKER" })
            {
                server.Run("ALTER DATABASE Jupiter SET " + option);
            }

            server.Change(traits => traits with { IsTracked = true, HasQueryStore = true });
        });
        Assert.Equal(
            ["FULL", "NONE", "ON", "ON", "ON"],
            new[] { "recovery_model_desc", "page_verify_option_desc", "is_auto_close_on", "is_change_tracking_on", "is_query_store_on" }
                .Select(name => servers.Manifest.BackupSet!.Options[name]));

        Assert.Equal([CheckStatus.Pass], Options(servers.Restore().Checks).Select(check => check.Status));
    }

    [Theory]
    [InlineData("FULL", "ALTER DATABASE [Jupiter] SET RECOVERY FULL;")]
    [InlineData("FULL; DROP DATABASE x", null)]
    [InlineData("", null)]
    public void An_option_that_differs_is_set_by_a_statement_unless_its_value_is_no_word_of_the_server_s(string recorded, string? statement)
    {
        using var servers = new TwoServers();
        var options = servers.Manifest.BackupSet!.Options.ToDictionary(pair => pair.Key, pair => pair.Value);
        options["recovery_model_desc"] = recorded;

        var warning = Assert.Single(
            Finish(servers, servers.Manifest.BackupSet! with { Options = options }, true), check => check.Subject == "recovery_model_desc");

        Assert.Equal((CheckStatus.Warning, recorded, "SIMPLE"), (warning.Status, warning.Expected, warning.Actual));
        Assert.Equal(statement is not null, warning.Remedy.Contains("ALTER DATABASE", StringComparison.Ordinal));
        Assert.Contains(statement ?? "", warning.Remedy);
        Assert.DoesNotContain("DROP", warning.Remedy);
    }

    [Fact]
    public void A_backup_of_an_older_module_says_nothing_of_options_and_that_is_told()
    {
        using var servers = new TwoServers();

        var old = servers.Manifest.BackupSet! with { Options = new Dictionary<string, string>() };

        Assert.Equal([CheckStatus.Warning], Finish(servers, old, true).Select(check => check.Status));
        Assert.Equal(CheckStatus.Warning, Assert.Single(servers.Check(recorded: old), check => check.Id == "Restore.Features").Status);
    }

    [Fact]
    public void Captured_changes_are_kept_and_the_jobs_that_capture_them_are_named()
    {
        static InstanceOptions Standard(InstanceOptions options) => options with { EngineEdition = 2, Edition = "Standard Edition (64-bit)" };
        using var servers = new TwoServers(installTarget: Standard, fill: server =>
            server.Change(traits => traits with { IsCaptured = true, Features = ["ChangeCapture"] }));

        var warning = Assert.Single(Options(servers.Restore().Checks), check => check.Subject == "is_cdc_enabled");

        Assert.Equal((CheckStatus.Warning, "ON"), (warning.Status, warning.Actual));
        Assert.Contains("sp_cdc_add_job", warning.Remedy);
        Assert.Equal(["1"], servers.Target.Run("SELECT is_cdc_enabled FROM sys.databases WHERE name = N'Jupiter'"));
    }

    [Theory]
    [InlineData(SqlServerVersion.Sql2008R2, true)]
    [InlineData(SqlServerVersion.Sql2022, false)]
    public void Statistics_are_updated_table_by_table_after_a_change_of_version_and_not_otherwise(SqlServerVersion source, bool isUpdated)
    {
        using var servers = new TwoServers(source, SqlServerVersion.Sql2022);

        var result = servers.Restore();

        Assert.Equal(isUpdated ? [CheckStatus.Pass] : [], result.Checks.Where(check => check.Id == "Restore.Statistics").Select(check => check.Status));
        Assert.Equal(
            isUpdated ? ["UPDATE STATISTICS [dbo].[goods];", "UPDATE STATISTICS [dbo].[receipts];"] : [],
            servers.Target.Statements.Batches.Select(batch => batch.Text).Where(text => text.StartsWith("UPDATE STATISTICS", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData(1088, "Cannot find the object.")]
    [InlineData(1105, "Could not allocate space for object 'dbo.goods' in database 'Jupiter.incoming' because the 'PRIMARY' filegroup is full.")]
    [InlineData(9002, "The transaction log for database 'Jupiter.incoming' is full due to 'LOG_BACKUP'.")]
    public void Statistics_that_the_server_does_not_update_are_left_to_somebody_by_name(int number, string words)
    {
        using var servers = new TwoServers(SqlServerVersion.Sql2008R2, SqlServerVersion.Sql2022);
        servers.Target.Faults.Answer(text => text.StartsWith("UPDATE STATISTICS", StringComparison.Ordinal), [new(number, 17, words)]);

        var warning = Assert.Single(servers.Restore().Checks, check => check.Id == "Restore.Statistics");

        Assert.Equal(CheckStatus.Warning, warning.Status);
        Assert.Contains("sp_updatestats", warning.Remedy);
        Assert.Equal(["Jupiter"], servers.Target.Databases());
    }

    [Fact]
    public void Every_option_is_read_on_some_version_and_every_statement_is_one_that_the_server_takes()
    {
        using var server = new RunningDouble(SqlServerVersion.Sql2022);
        server.MakeSample();
        var recorded = ManifestFile.Read(server.Backup().Manifest).BackupSet!.Options;

        Assert.All(DatabaseOptions.All, option =>
        {
            Assert.Contains(option.Name, recorded.Keys);
            new Microsoft.SqlServer.TransactSql.ScriptDom.TSql160Parser(true).Parse(
                new System.IO.StringReader(option.StatementFor("x]; DROP DATABASE [y]--", option.Name == "page_verify_option_desc" ? "CHECKSUM"
                    : option.Name == "recovery_model_desc" ? "FULL" : option.Name == "containment_desc" ? "NONE" : "ON")), out var errors);
            Assert.True(errors.Count == 0, option.Name + ": " + errors.FirstOrDefault()?.Message);
        });
    }

    private static CheckResult[] Options(IEnumerable<CheckResult> checks) => [.. checks.Where(check => check.Id == "Restore.Options")];

    private static CheckResult[] Finish(TwoServers servers, BackupSet recorded, bool enableBroker)
    {
        using var instance = servers.Target.Open();
        instance.Restore(servers.Source.BackupPath, "Jupiter.incoming", recorded, new QuietObserver(), CancellationToken.None);
        return Options(instance.FinishRestore("Jupiter.incoming", recorded, enableBroker, new QuietObserver(), CancellationToken.None));
    }
}
