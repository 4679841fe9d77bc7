using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Logins;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Xunit;
using static Jupiter.Migration.SqlServer.Tests.Logins.EntryVenue;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>Who came in on the old server is recorded before anybody is put out, carried, and asked for on the new one (clauses R2, R4b).</summary>
public sealed class EntryTests
{
    [Fact]
    public void A_lock_remembers_who_was_connected_before_it_and_the_manifest_tells()
    {
        using var server = Venue();
        using var instance = server.Open();
        using (new TillConnection(server, "owner", Word, "KASSA-1"))
        using (new TillConnection(server, "boss", Word, "KASSA-2"))
        using (new TillConnection(server, "sa", RunningDouble.Password, "KASSA-3"))
        using (new TillConnection(server, "kassa", Word, "KASSA-4"))
        using (new TillConnection(server, "sa", RunningDouble.Password, "ADMIN", "Microsoft SQL Server Management Studio"))
        {
            instance.Lock("Jupiter", CancellationToken.None);
        }

        server.AwaitDeparture("Jupiter");
        var entry = Back(server);

        Assert.Equal(
            [
                @"JUPITER\guest WindowsUser - group Jupiter POS@KASSA-8", @"JUPITER\kassir WindowsUser - us_english Jupiter POS@KASSA-7",
                "boss SqlLogin admin us_english Jupiter POS@KASSA-2", "kassa SqlLogin - русский Jupiter POS@KASSA-4",
                "owner SqlLogin - us_english Jupiter POS@KASSA-1", "sa SqlLogin admin us_english Jupiter POS@KASSA-3",
            ],
            entry.Used.Select(login => $"{login.Name} {login.Kind} {(login.IsAdministrator ? "admin" : "-")} "
                + $"{(login.IsOfGroup ? "group" : login.DefaultLanguage)} {login.ProgramName}@{login.HostName}").Order(StringComparer.Ordinal));
        Assert.Equal(("owner", true, "us_english", "mdy", false), (entry.Owner!.Name, entry.AcceptsSqlLogins, entry.DefaultLanguage, entry.DateOrder, entry.IsCut));

        // Who is sysadmin needs no user, and a file of logins without his would be worth nothing.
        Assert.Equal(
            [@"JUPITER\kassir", "boss", "kassa", "owner"],
            ((ILoginStore)instance).ReadLogins("Jupiter", CancellationToken.None).Select(login => login.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everybody_comes_in_where_all_was_carried()
    {
        using var servers = new TwoServers(fill: Fill);
        var entry = Recorded(servers.Source);
        servers.Restore();

        var results = Carried(servers, entry);

        Assert.All(results.Where(result => result.Id is "Entry.Login" or "Restore.Owner" or "Restore.Users"), result => Assert.Equal((CheckStatus.Pass, ""), (result.Status, result.Remedy)));
        Assert.Equal(["boss", "kassa", "owner"], results.Where(result => result.Id == "Entry.Login").Select(result => result.Subject).Order());
        foreach (var login in new[] { "boss", "kassa", "owner" })
        {
            Assert.Equal(2, TillConnection.Sells(servers.Target, login, Word));
        }

        Assert.Equal(["русский"], servers.Target.Run("SELECT default_language_name FROM sys.server_principals WHERE name = N'kassa'"));
    }

    [Theory]
    [InlineData("kassa", "ALTER LOGIN kassa DISABLE", "it is disabled here")]
    [InlineData("kassa", "DROP LOGIN kassa", "there is no such login here")]
    [InlineData("kassa", "ALTER LOGIN kassa WITH DEFAULT_LANGUAGE = [us_english]", "its language is us_english; on the old server it was русский, which may read day and month the other way")]
    [InlineData("kassa", "USE Jupiter; DENY CONNECT TO kassa", "may not enter Jupiter")]
    [InlineData("boss", "DROP LOGIN boss; CREATE LOGIN boss WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF", "may not enter Jupiter: on the old server it was sysadmin and needed no user")]
    [InlineData("owner", "ALTER AUTHORIZATION ON DATABASE::Jupiter TO sa", "may not enter Jupiter")]
    public void Who_would_be_locked_out_is_told_by_name(string login, string change, string words)
    {
        using var servers = new TwoServers(fill: Fill);
        var entry = Recorded(servers.Source);
        servers.Restore();
        Carried(servers, entry);
        servers.Target.Run(change);

        var results = Asked(servers.Target, entry);

        var told = Assert.Single(results, result => result.Subject == login);
        Assert.Equal((CheckStatus.Fail, words), (told.Status, told.Actual));
        Assert.True(told.Blocks);
        Assert.Contains("Jupiter POS on KASSA", told.Evidence);
        Assert.NotEqual("", told.Remedy);
        Assert.All(results.Where(result => result.Id == "Entry.Login" && result.Subject != login), result => Assert.Equal(CheckStatus.Pass, result.Status));
    }

    [Fact]
    public void The_administrator_s_password_is_proved_by_a_sign_in_and_by_nothing_else()
    {
        using var servers = new TwoServers(fill: server => server.Run("CREATE LOGIN helper WITH PASSWORD = N'Long-enough-1'"));
        servers.Restore();
        servers.Target.Run("CREATE LOGIN helper WITH PASSWORD = N'Long-enough-1'; EXEC sp_addsrvrolemember N'helper', N'sysadmin'");
        var entry = new EntryRecord { AcceptsSqlLogins = true, Used = [Used("sa", [1])] };
        var helper = servers.Target.AddressWith(new NetworkCredential("helper", Word));

        Assert.Equal((CheckStatus.Pass, "sa"), Administrator(servers.Target.Address, entry));
        Assert.Equal((CheckStatus.Fail, "sa"), Administrator(helper, entry));
        Assert.Equal((CheckStatus.Pass, "sa"), Administrator(helper, entry with { IsAdministratorProved = true }));
        servers.Target.Run("ALTER LOGIN sa DISABLE");
        Assert.Equal((CheckStatus.Fail, "sa"), Administrator(helper, entry with { IsAdministratorProved = true }));
    }

    [Fact]
    public void A_Windows_account_of_the_old_computer_is_named_with_what_to_do_and_what_can_t_be_asked_is_unknown()
    {
        using var server = new RunningDouble(install: options => options with { WindowsAccounts = [@"NEW\anna"] });
        server.MakeSample();
        server.Run(@"CREATE LOGIN [NEW\anna] FROM WINDOWS; USE Jupiter; CREATE USER [NEW\anna] FOR LOGIN [NEW\anna]");
        var anna = Used(@"NEW\anna", [1, 5], LoginKind.WindowsUser);
        var entry = new EntryRecord { Used = [Used(@"JUPITER\kassir", [1, 6], LoginKind.WindowsUser), anna, Used(@"NEW\petr", [1, 7], LoginKind.WindowsUser) with { IsOfGroup = true }] };

        var results = Asked(server, entry).Where(result => result.Id == "Entry.Account").ToArray();

        Assert.Equal([CheckStatus.Fail, CheckStatus.Pass, CheckStatus.Unknown], results.Select(result => result.Status));
        Assert.Contains("ALTER USER ... WITH LOGIN", results[0].Remedy);
        server.Run(@"USE Jupiter; DROP USER [NEW\anna]");
        Assert.Equal(CheckStatus.Fail, Asked(server, entry).Single(result => result.Subject == @"NEW\anna").Status);
    }

    [Fact]
    public void Who_may_not_ask_in_another_s_name_learns_nothing_and_passes_nothing()
    {
        using var server = Venue();
        server.Run("USE Jupiter; CREATE LOGIN helper WITH PASSWORD = N'Long-enough-1'; CREATE USER helper FOR LOGIN helper");
        using var instance = new SqlServerEngine().Open(server.AddressWith(new NetworkCredential("helper", Word)));

        var result = EntryCheck.Run(instance, "Jupiter", new EntryRecord { Used = [Used("kassa", SidOf(server, "kassa"))] }, null, CancellationToken.None).First(one => one.Subject == "kassa");

        Assert.Equal((CheckStatus.Unknown, true), (result.Status, result.Blocks));
    }

    [Fact]
    public void Who_came_in_with_another_program_than_the_POS_terminals_warns()
    {
        using var server = Venue();
        using var instance = server.Open();
        var entry = new EntryRecord { AcceptsSqlLogins = true, Used = [Used("gone", [1, 9]) with { ProgramName = "Excel" }, Used("away", [1, 8])] };

        var results = EntryCheck.Run(instance, "Jupiter", entry, "Jupiter*", CancellationToken.None).Where(result => result.Id == "Entry.Login").ToArray();

        Assert.Equal([("gone", CheckStatus.Warning), ("away", CheckStatus.Fail)], results.Select(result => (result.Subject, result.Status)));
    }

    [Fact]
    public void Nobody_is_asked_in_a_session_that_works_on_and_none_of_them_stays()
    {
        using var server = Venue();
        using var instance = server.Open();
        var entry = new EntryRecord { Used = [Used("kassa", SidOf(server, "kassa"))] };

        EntryCheck.Run(instance, "Jupiter", entry, null, CancellationToken.None);

        var begun = server.Statements.Batches.SkipWhile(batch => !batch.Text.StartsWith("EXECUTE AS", StringComparison.Ordinal)).ToArray();
        var after = Assert.Single(begun.Skip(1), batch => batch.SessionId == begun[0].SessionId);
        Assert.Contains("HAS_DBACCESS", after.Text);
    }

    [Fact]
    public void A_manifest_that_tells_nothing_of_it_says_so_and_keeps_nobody_out()
    {
        using var server = Venue();
        using var instance = server.Open();

        Assert.Equal(("Entry.Recorded", CheckStatus.Warning, false), Only(EntryCheck.Run(instance, "Jupiter", null, null, CancellationToken.None)));
        Assert.Equal(("Entry.Recorded", CheckStatus.Warning, false), Only(EntryCheck.Run(instance, "Jupiter", new EntryRecord(), null, CancellationToken.None).Take(1)));
    }

    private static (string Id, CheckStatus Status, bool Blocks) Only(IEnumerable<CheckResult> results) => Assert.Single(results.Select(result => (result.Id, result.Status, result.Blocks)));

    private static (CheckStatus Status, string Subject) Administrator(ServerAddress address, EntryRecord entry)
    {
        using var instance = new SqlServerEngine().Open(address);
        var result = EntryCheck.Run(instance, "Jupiter", entry, null, CancellationToken.None).Single(one => one.Id == "Entry.Administrator");
        return (result.Status, result.Subject);
    }

    private static EntryRecord Back(RunningDouble server)
    {
        server.Backup();
        return Jupiter.Migration.Backups.ManifestFile.Read(Jupiter.Migration.Backups.ManifestFile.PathFor(server.BackupPath)).BackupSet!.Entry!;
    }
}
