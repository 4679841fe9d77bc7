using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>SQL Server on Linux, where volumes have no names: the container that people test with, and some that others run.</summary>
public sealed class LinuxServerTests
{
    [Fact]
    public void Free_space_is_known_by_the_folder_of_the_files()
    {
        using var server = new RunningDouble(install: options => options with { IsOnLinux = true });
        server.MakeSample();
        server.Faults.FreeSpaceBytes = 5L << 30;
        using var instance = server.Open();

        var facts = instance.GetFacts(CancellationToken.None);

        Assert.Equal(("/var/opt/mssql/data/", 5L << 30), (facts.DefaultDataPath, facts.FreeSpaceBytes));
        Assert.Equal(["/var/opt/mssql/data/"], facts.Volumes.Select(volume => volume.MountPoint));
    }

    [Fact]
    public void A_night_goes_through_there()
    {
        using var servers = new TwoServers(
            installTarget: options => options with { IsOnLinux = true, EngineEdition = 2, Edition = "Developer Edition (64-bit)" }, fill: server => server.Lock());

        var checks = servers.Restore().Checks;

        Assert.Contains(checks, check => check is { Id: "Restore.Space", Status: CheckStatus.Pass });
        Assert.All(
            servers.Target.Run("SELECT physical_name FROM sys.master_files WHERE database_id > 4"),
            path => Assert.StartsWith("/var/opt/mssql/data/Jupiter_", path));
        servers.Target.Lock();
        servers.Target.Backup();
        servers.Target.Unlock();
    }

    [Fact]
    public void Too_little_room_is_refused_there_too()
    {
        using var servers = new TwoServers(installTarget: options => options with { IsOnLinux = true });
        servers.Target.Faults.BackedUpDataBytes = 5L << 30;
        servers.Target.Faults.FreeSpaceBytes = 1L << 30;

        servers.RefusesFor("Restore.Space");
    }
}
