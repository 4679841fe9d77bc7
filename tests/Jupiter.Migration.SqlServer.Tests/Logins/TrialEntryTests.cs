using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Logins;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Xunit;
using static Jupiter.Migration.SqlServer.Tests.Logins.EntryVenue;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>A trial asks for logins as R4b will, although the database that they begin in is not there yet (clauses P3, P4).</summary>
public sealed class TrialEntryTests : IDisposable
{
    private readonly TwoServers _servers = new(fill: Fill);

    public void Dispose() => _servers.Dispose();

    [Theory]
    [InlineData("Jupiter", "Pass")]
    [InlineData("Gone", "Fail")]
    public void A_login_whose_default_database_is_still_to_come_is_let_in_and_no_other(string defaultDatabase, string expected)
    {
        MakeKassa();
        _servers.Target.Run($"CREATE DATABASE {defaultDatabase}");
        _servers.Target.Run($"ALTER LOGIN kassa WITH DEFAULT_DATABASE = [{defaultDatabase}]");
        _servers.Target.Run($"DROP DATABASE {defaultDatabase}");

        Assert.Equal(expected, Try().Single(check => check.Subject == "kassa").Status.ToString());
    }

    [Fact]
    public void A_login_that_was_made_before_its_database_begins_in_master_until_then()
    {
        _servers.Source.Run("ALTER LOGIN kassa WITH DEFAULT_DATABASE = [Jupiter]");
        MakeKassa();
        Assert.Equal(["master"], _servers.Target.Run("SELECT default_database_name FROM sys.server_principals WHERE name = N'kassa'"));

        Assert.Equal(CheckStatus.Pass, Try().Single(check => check.Subject == "kassa").Status);
    }

    [Fact]
    public void What_R4b_would_take_for_waived_the_trial_takes_too()
    {
        var refused = Try().Single(check => check.Subject == "kassa");
        var waived = Try("Entry.Login").Single(check => check.Subject == "kassa");

        Assert.Equal((CheckStatus.Fail, true), (refused.Status, refused.Blocks));
        Assert.Equal((CheckStatus.Warning, false), (waived.Status, waived.Blocks));
    }

    private void MakeKassa()
    {
        using var source = _servers.Source.Open();
        using var target = _servers.Target.Open();
        ((ILoginStore)target).WriteLogin(
            ((ILoginStore)source).ReadLogins("Jupiter", CancellationToken.None).Single(login => login.Name == "kassa"), "Jupiter", CancellationToken.None);
    }

    private IReadOnlyList<CheckResult> Try(params string[] waived) => _servers.Try(Recorded(_servers.Source) with { Owner = null }, waived).Checks;
}
