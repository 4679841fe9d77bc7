using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Logins;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Xunit;
using static Jupiter.Migration.SqlServer.Tests.Logins.EntryVenue;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>Logins are made as they were on the old server, also before their database is there (clauses P3, R4b).</summary>
public sealed class LoginWritingTests
{
    [Fact]
    public void A_well_known_group_is_made_under_the_name_that_this_Windows_has_for_it()
    {
        using var target = new RunningDouble(install: options => options with { IsRussianWindows = true });
        using var instance = target.Open();

        var result = ((ILoginStore)instance).WriteLogin(
            new LoginRecord { Name = @"BUILTIN\Administrators", Kind = LoginKind.WindowsGroup, Sid = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0] }, null, CancellationToken.None);

        Assert.Equal((CheckStatus.Pass, @"BUILTIN\Администраторы"), (result.Status, result.Subject));
        Assert.Equal(["G"], target.Run(@"SELECT type FROM sys.server_principals WHERE name = N'BUILTIN\Администраторы'"));
    }

    [Fact]
    public void A_login_is_made_before_its_database_is_there_and_begins_in_it_once_it_is()
    {
        using var servers = new TwoServers(fill: Fill);
        using var source = servers.Source.Open();
        using var target = servers.Target.Open();
        var kassa = ((ILoginStore)source).ReadLogins("Jupiter", CancellationToken.None).Single(login => login.Name == "kassa") with { DefaultDatabase = "Jupiter" };
        var store = (ILoginStore)target;

        Assert.Equal((CheckStatus.Fail, "LoginDatabaseMissing"), Written(store, kassa, null));
        Assert.Equal((CheckStatus.Warning, ""), Written(store, kassa, "Jupiter"));
        Assert.Equal(["master"], DefaultDatabase(servers.Target));
        Assert.Equal((CheckStatus.Pass, ""), Written(store, kassa, "Jupiter"));
        servers.Restore();
        Assert.Equal((CheckStatus.Pass, ""), Written(store, kassa, "Jupiter"));
        Assert.Equal(["Jupiter"], DefaultDatabase(servers.Target));
    }

    [Fact]
    public void A_login_that_is_there_with_another_password_is_told_so()
    {
        using var servers = new TwoServers(fill: Fill);
        using var source = servers.Source.Open();
        using var target = servers.Target.Open();
        var kassa = ((ILoginStore)source).ReadLogins("Jupiter", CancellationToken.None).Single(login => login.Name == "kassa");
        var store = (ILoginStore)target;
        Assert.Equal((CheckStatus.Pass, ""), Written(store, kassa, null));
        Assert.Equal((CheckStatus.Pass, ""), Written(store, kassa, null));

        servers.Target.Run("ALTER LOGIN kassa WITH PASSWORD = N'Another-1'");

        Assert.Contains("password", store.WriteLogin(kassa, null, CancellationToken.None).Actual);
        Assert.Equal((CheckStatus.Warning, ""), Written(store, kassa, null));
    }

    [Fact]
    public void Who_was_imported_before_the_restore_and_not_again_is_told_where_it_begins()
    {
        using var servers = new TwoServers(fill: Fill);
        servers.Source.Run("ALTER LOGIN kassa WITH DEFAULT_DATABASE = [Jupiter]");
        var entry = Recorded(servers.Source);
        using var source = servers.Source.Open();
        using var target = servers.Target.Open();
        var kassa = ((ILoginStore)source).ReadLogins("Jupiter", CancellationToken.None).Single(login => login.Name == "kassa");
        Written((ILoginStore)target, kassa, "Jupiter");
        servers.Restore();

        var early = Asked(servers.Target, entry).Single(result => result.Subject == "kassa");
        Written((ILoginStore)target, kassa, "Jupiter");
        var again = Asked(servers.Target, entry).Single(result => result.Subject == "kassa");

        Assert.Equal((CheckStatus.Fail, "it begins in master; on the old server it began in Jupiter"), (early.Status, early.Actual));
        Assert.Contains("Import-JupiterLogin", early.Remedy);
        Assert.Equal((CheckStatus.Pass, ""), (again.Status, again.Remedy));
    }

    private static (CheckStatus Status, string Evidence) Written(ILoginStore store, LoginRecord login, string? awaited)
    {
        var result = store.WriteLogin(login, awaited, CancellationToken.None);
        return (result.Status, result.Evidence);
    }

    private static IReadOnlyList<string> DefaultDatabase(RunningDouble server) => server.Run("SELECT default_database_name FROM sys.server_principals WHERE name = N'kassa'");
}
