using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>What a restored database is made fit by (clause R4b): owner, users, who is let in.</summary>
public sealed class RestoreFinishTests
{
    private const string SameSid = "0x0123456789ABCDEF0123456789ABCDEF";

    [Fact]
    public void Users_find_their_login_by_SID_are_mapped_by_name_or_reported()
    {
        using var servers = new TwoServers(fill: server =>
        {
            server.Run($"CREATE LOGIN carried WITH PASSWORD = N'Long-enough-1', SID = {SameSid}");
            foreach (var login in new[] { "carried", "kassa", "ghost" })
            {
                if (login != "carried")
                {
                    server.Run($"CREATE LOGIN {login} WITH PASSWORD = N'Long-enough-1'");
                }

                server.Run($"CREATE USER {login} FOR LOGIN {login}", NightWork.Database);
            }
        });
        servers.Target.Run($"CREATE LOGIN carried WITH PASSWORD = N'Long-enough-2', SID = {SameSid}");
        servers.Target.Run("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-2'");

        var result = servers.Restore();

        var users = Assert.Single(result.Checks, check => check.Id == "Restore.Users");
        Assert.Equal(CheckStatus.Warning, users.Status);
        Assert.Contains("ghost", users.Actual);
        Assert.DoesNotContain("carried", users.Actual);
        Assert.Equal(
            ["carried|carried", "ghost|NULL", "kassa|kassa"],
            servers.Target.Run(
                "SELECT u.name, l.name FROM sys.database_principals AS u LEFT OUTER JOIN sys.server_principals AS l ON l.sid = u.sid "
                + "WHERE u.type = 'S' AND u.principal_id > 4 ORDER BY u.name",
                NightWork.Database));
    }

    [Fact]
    public void A_user_that_was_mapped_is_told()
    {
        using var servers = new TwoServers(fill: server =>
        {
            server.Run("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-1'");
            server.Run("CREATE USER kassa FOR LOGIN kassa", NightWork.Database);
        });
        servers.Target.Run("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-2'");

        var users = Assert.Single(servers.Restore().Checks, check => check.Id == "Restore.Users");

        Assert.Equal(CheckStatus.Pass, users.Status);
        Assert.Contains("kassa", users.Actual);
    }

    [Fact]
    public void A_user_whose_login_is_another_user_s_already_is_reported()
    {
        using var servers = new TwoServers(fill: server =>
        {
            server.Run($"CREATE LOGIN carried WITH PASSWORD = N'Long-enough-1', SID = {SameSid}");
            server.Run("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-1'");
            server.Run("CREATE USER carried FOR LOGIN carried", NightWork.Database);
            server.Run("CREATE USER kassa FOR LOGIN kassa", NightWork.Database);
        });
        servers.Target.Run($"CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-2', SID = {SameSid}");

        var users = Assert.Single(servers.Restore().Checks, check => check.Id == "Restore.Users");

        Assert.Equal(CheckStatus.Warning, users.Status);
        Assert.Contains("kassa", users.Actual);
        Assert.DoesNotContain("carried", users.Actual);
    }

    [Fact]
    public void The_server_s_administrator_becomes_the_owner()
    {
        using var servers = new TwoServers();
        servers.Target.Run("CREATE LOGIN leaver WITH PASSWORD = N'Long-enough-1'");
        servers.Target.Run("EXEC master.dbo.sp_addsrvrolemember @loginame = N'leaver', @rolename = N'sysadmin'");

        var result = servers.Target.Restore(
            servers.Source.BackupPath, address: servers.Target.AddressWith(new System.Net.NetworkCredential("leaver", "Long-enough-1")));

        Assert.Equal(CheckStatus.Pass, Assert.Single(result.Checks, check => check.Id == "Restore.Owner").Status);
        Assert.Equal(["sa"], servers.Target.Run("SELECT SUSER_SNAME(owner_sid) FROM sys.databases WHERE name = N'Jupiter'"));
    }

    [Theory]
    [InlineData("SET SINGLE_USER")]
    [InlineData("SET RESTRICTED_USER")]
    [InlineData("SET READ_ONLY")]
    public void Whoever_was_let_in_when_it_was_backed_up_everybody_may_write_now(string setting)
    {
        using var server = new RunningDouble();
        server.MakeSample();
        server.Run($"ALTER DATABASE Jupiter {setting}");
        server.Run($"BACKUP DATABASE Jupiter TO DISK = N'{server.BackupPath}' WITH INIT, CHECKSUM");
        using var instance = server.Open();

        instance.Restore(server.BackupPath, "copy", null, new QuietObserver(), CancellationToken.None);

        Assert.StartsWith("MULTI_USER|0|", Assert.Single(server.Settings("copy")));
        var access = instance.FinishRestore("copy", null, false, new QuietObserver(), CancellationToken.None).Single(check => check.Id == "Restore.Access");
        Assert.Equal(CheckStatus.Pass, access.Status);
    }

    [Fact]
    public void A_backup_of_a_locked_database_comes_up_without_its_lock()
    {
        using var servers = new TwoServers(fill: server =>
        {
            server.Run("ALTER DATABASE Jupiter SET AUTO_UPDATE_STATISTICS_ASYNC ON");
            server.Lock();
        });

        servers.Restore();

        Assert.Equal(["MULTI_USER|0|1|ONLINE"], servers.Target.Settings(NightWork.Database));
        Assert.Empty(servers.Target.Run("SELECT name FROM sys.extended_properties WHERE name = N'Jupiter.Lock'", NightWork.Database));
    }
}
