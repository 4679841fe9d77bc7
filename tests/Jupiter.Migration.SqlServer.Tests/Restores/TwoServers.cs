using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.Trials;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>A server whose backup was taken, and another that is to have it.</summary>
internal sealed class TwoServers : IDisposable
{
    public TwoServers(
        SqlServerVersion source = SqlServerVersion.Sql2019,
        SqlServerVersion target = SqlServerVersion.Sql2019,
        Func<InstanceOptions, InstanceOptions>? installTarget = null,
        Func<ISqlInstance, ISqlInstance>? wrapTarget = null,
        Action<RunningDouble>? fill = null,
        Func<ISqlInstance, ISqlInstance>? wrapSource = null)
    {
        Source = new RunningDouble(source, wrap: wrapSource);
        Source.MakeSample();
        fill?.Invoke(Source);
        Source.Backup();
        Target = new RunningDouble(target, installTarget, wrap: wrapTarget);
    }

    public RunningDouble Source { get; }

    public RunningDouble Target { get; }

    public BackupManifest Manifest => ManifestFile.Read(ManifestFile.PathFor(Source.BackupPath));

    /// <summary>What the target says of the restore beforehand.</summary>
    public IReadOnlyList<CheckResult> Check(ServerAddress? address = null, BackupSet? recorded = null)
    {
        using var instance = new SqlServerEngine().Open(address ?? Target.Address);
        return instance.CheckRestore(
            new RestorePreview { BackupFile = Source.BackupPath, Database = NightWork.Database, Recorded = recorded ?? Manifest.BackupSet },
            CancellationToken.None);
    }

    public RestoreResult Restore(params string[] waived) => Target.Restore(Source.BackupPath, waived: waived);

    /// <summary>The trial of the backup on the target.</summary>
    public TrialResult Try(EntryRecord? entry = null, params string[] waived)
    {
        using var plugins = new GivenPlugins(new SqlServerEngine());
        using var target = Target.Open();
        return new ServerTrial(target, plugins.Catalog, new QuietObserver()).Run(
            new TrialRequest
            {
                BackupFile = Source.BackupPath,
                TrialDatabase = "Jupiter.trial-1",
                Venue = new Venue
                {
                    Name = "Кафе",
                    ServerName = "JUPITER",
                    Database = NightWork.Database,
                    IdentityQueries = [new VenueQuery { Title = "receipts", Query = "SELECT COUNT(*) FROM receipts", Expected = "2" }],
                },
                Entry = entry,
                Waived = waived,
            },
            CancellationToken.None);
    }

    /// <summary>Asserts that the restore is refused for one check alone, before anything was touched, and that waiving exactly that lets it pass.</summary>
    /// <param name="id">The check.</param>
    /// <param name="status">What it says.</param>
    /// <returns>The result of the check.</returns>
    public CheckResult RefusesFor(string id, CheckStatus status = CheckStatus.Fail)
    {
        var error = NightWork.Try(() => Restore());

        Assert.Equal("RestoreNotPossible", error?.ErrorId);
        var blocking = ((IEnumerable<CheckResult>)error!.TargetObject!).Where(check => check.Status is not CheckStatus.Pass).ToArray();
        Assert.Equal([(id, status)], blocking.Select(check => (check.Id, check.Status)).Distinct());
        Assert.NotEqual("", blocking[0].Remedy);
        RequireUntouched();
        return blocking[0];
    }

    /// <summary>Asserts that nothing was restored, not even begun.</summary>
    public void RequireUntouched()
    {
        Assert.Empty(Target.Databases());
        Assert.DoesNotContain(Target.Statements.Batches, batch => batch.Text.StartsWith("RESTORE DATABASE", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Source.Dispose();
        Target.Dispose();
    }
}
