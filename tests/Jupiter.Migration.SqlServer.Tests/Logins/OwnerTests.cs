using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Logins;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>
/// The POS terminals work with the login that owns the database, and it has no user in it: whoever the restored database belongs to, they come in (clause R4b).
/// </summary>
public sealed class OwnerTests
{
    private const string Word = "Long-enough-1";
    private const string MakeLogin = "CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF";
    private const string Sid = ", SID = 0x0123456789ABCDEF0123456789ABCDEF";

    [Fact]
    public void A_login_that_is_there_gets_its_database_back()
    {
        using var servers = Owned();
        servers.Target.Run(MakeLogin + Sid);

        var owner = Owner(servers);

        Assert.Equal((CheckStatus.Pass, "kassa"), (owner.Status, owner.Actual));
        Assert.Equal(2, TillConnection.Sells(servers.Target, "kassa", Word));
    }

    [Fact]
    public void A_login_that_is_there_under_its_name_only_gets_it_too()
    {
        using var servers = Owned();
        servers.Target.Run(MakeLogin);

        Assert.Equal((CheckStatus.Pass, "kassa"), (Owner(servers).Status, OwnerNow(servers)));
        Assert.Equal(2, TillConnection.Sells(servers.Target, "kassa", Word));
    }

    [Fact]
    public void A_login_that_is_not_there_yet_is_named_and_gets_it_when_it_was_imported()
    {
        using var servers = Owned();

        var owner = Owner(servers);

        Assert.Equal(CheckStatus.Warning, owner.Status);
        Assert.Contains("kassa has no login here", owner.Actual);
        Assert.Equal("sa", OwnerNow(servers));

        using var source = servers.Source.Open();
        using var target = servers.Target.Open();
        var store = (ILoginStore)target;
        var login = Assert.Single(((ILoginStore)source).ReadLogins(NightWork.Database, CancellationToken.None));
        Assert.Equal(CheckStatus.Pass, store.WriteLogin(login, NightWork.Database, CancellationToken.None).Status);
        Assert.Equal(916, EntryError(servers.Target));

        var given = store.GiveToOwner(NightWork.Database, servers.Manifest.BackupSet!.Entry!.Owner, CancellationToken.None);

        Assert.Equal((CheckStatus.Pass, "kassa"), (given.Status, given.Actual));
        Assert.Equal(2, TillConnection.Sells(servers.Target, "kassa", Word));
    }

    [Fact]
    public void A_login_that_a_user_of_the_database_is_already_works_as_its_owner()
    {
        using var servers = Owned(server =>
        {
            // On the new server this user finds the login of the same name before the owner does.
            server.Run("CREATE LOGIN old WITH PASSWORD = N'Long-enough-1', SID = 0xFFFF456789ABCDEF0123456789ABCDEF");
            server.Run("CREATE USER kassa FOR LOGIN old", NightWork.Database);
        });
        servers.Target.Run("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF, SID = 0xFFFF456789ABCDEF0123456789ABCDEF");

        var owner = Owner(servers);

        Assert.Equal((CheckStatus.Pass, "kassa works as its owner (db_owner)"), (owner.Status, owner.Actual));
        Assert.Equal("sa", OwnerNow(servers));
        Assert.Equal(["kassa"], servers.Target.Run(
            "SELECT u.name FROM sys.database_role_members AS m INNER JOIN sys.database_principals AS u ON u.principal_id = m.member_principal_id "
            + "WHERE m.role_principal_id = 16384 AND u.name <> N'dbo'", NightWork.Database));
        Assert.Equal(2, TillConnection.Sells(servers.Target, "kassa", Word));

        // What was made for the owner is told as that, and as nothing else (clause R4b).
        Assert.DoesNotContain(Compare(servers), check => check.Blocks);
        Assert.Equal(CheckStatus.Warning, Compare(servers).Single(check => check.Subject == "role-member db_owner.kassa").Status);
        Assert.Contains(Compare(servers, isTold: false), check => check.Blocks);
    }

    [Theory]
    [InlineData("bar.kassa", "bar.kassa", "role-member db_owner.[bar.kassa]")]
    [InlineData("kassa", "till", "role-member db_owner.till")]
    public void What_was_made_for_an_owner_is_told_by_the_server_whatever_its_name_is_there(string owner, string here, string subject)
    {
        using var servers = new TwoServers(fill: server =>
        {
            server.Run($"CREATE LOGIN [{owner}] WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF{Sid}");
            server.Run($"ALTER AUTHORIZATION ON DATABASE::Jupiter TO [{owner}]");
        });
        servers.Target.Run($"CREATE LOGIN [{here}] WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF{Sid}");
        servers.Target.Faults.Answer(
            text => text.StartsWith("ALTER AUTHORIZATION", System.StringComparison.Ordinal) && text.Contains(here, System.StringComparison.Ordinal), [new(15151, 16, "You do not have permission.")]);
        Assert.Equal(CheckStatus.Pass, Owner(servers).Status);

        var compared = Compare(servers);

        Assert.DoesNotContain(compared, check => check.Blocks);
        var told = compared.Single(check => check.Subject == subject);
        Assert.Equal(CheckStatus.Warning, told.Status);
        Assert.Contains("ALTER AUTHORIZATION", told.Remedy);
        Assert.Contains(Compare(servers, isTold: false), check => check.Blocks);
    }

    [Fact]
    public void An_owner_that_has_no_login_any_more_leaves_it_to_the_administrator()
    {
        using var servers = new TwoServers();

        var owner = Owner(servers);

        Assert.Equal((CheckStatus.Pass, "sa"), (owner.Status, owner.Actual));
    }

    private static TwoServers Owned(System.Action<RunningDouble>? fill = null) => new(fill: server =>
    {
        server.Run(MakeLogin + Sid);
        server.Run("ALTER AUTHORIZATION ON DATABASE::Jupiter TO kassa");
        fill?.Invoke(server);
    });

    private static CheckResult Owner(TwoServers servers) => Assert.Single(servers.Restore().Checks, check => check.Id == "Restore.Owner");

    private static CheckResult[] Compare(TwoServers servers, bool isTold = true)
    {
        using var target = servers.Target.Open();
        using var content = target.OpenContent(NightWork.Database, CancellationToken.None);
        var actual = FingerprintWork.Run(NightWork.Database, content, 0, new QuietObserver(), CancellationToken.None);
        var standIn = isTold ? OwnerStandIns.Of(target, NightWork.Database, servers.Manifest.BackupSet!.Entry, CancellationToken.None) : null;
        return [.. DatabaseComparison.Compare(servers.Manifest.Content, actual, standIn)];
    }

    private static string OwnerNow(TwoServers servers) => servers.Target.Run("SELECT SUSER_SNAME(owner_sid) FROM sys.databases WHERE name = N'Jupiter'").Single();

    private static int EntryError(RunningDouble server) => Assert.Throws<SqlException>(() => TillConnection.Sells(server, "kassa", Word)).Number switch
    {
        // Whoever names the database at sign-in is told 4060 for the same.
        4060 => 916,
        var number => number,
    };
}
