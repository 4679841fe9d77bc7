using System;
using Jupiter.Migration.Backups;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Logins;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Locks;

/// <summary>Whoever is connected while a backup holds the database still waits when he writes: he is named before, with how long (clause R2).</summary>
public sealed class HeldClientsTests : IDisposable
{
    private readonly RunningDouble _server = new();
    private readonly QuietObserver _observer = new();

    public HeldClientsTests() => _server.MakeSample();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Each_computer_is_named_once_with_how_many_programs_wait_and_how_long()
    {
        using var first = new TillConnection(_server, "sa", RunningDouble.Password, "KASSA-1");
        using var second = new TillConnection(_server, "sa", RunningDouble.Password, "KASSA-1", "Report");
        using var bar = new TillConnection(_server, "sa", RunningDouble.Password, "BAR");

        _server.Backup(_observer);

        Assert.Contains(_observer.Warnings, warning => warning.StartsWith("3 programs are connected to Jupiter (KASSA-1, BAR).", StringComparison.Ordinal)
            && warning.Contains("about 1 min", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_is_warned_of_where_nobody_waits_and_where_nobody_may_be_seen_the_backup_is_taken()
    {
        _server.Backup(_observer);
        Assert.Empty(_observer.Warnings);

        System.IO.File.Delete(_server.BackupPath);
        System.IO.File.Delete(ManifestFile.PathFor(_server.BackupPath));
        _server.Faults.Answer(text => text.Contains("last_request_start_time", StringComparison.Ordinal), [new(297, 16, "The user does not have permission to perform this action.")]);

        Assert.NotNull(_server.Backup(_observer).Sha256);
        Assert.Empty(_observer.Warnings);
    }
}
