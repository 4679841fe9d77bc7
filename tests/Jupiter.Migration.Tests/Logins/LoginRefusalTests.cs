using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Logins;

/// <summary>A login that can't be made fails with its reason, leaves nothing behind, and does not stop the others.</summary>
[Trait("Tier", "Whole")]
public sealed class LoginRefusalTests : IDisposable
{
    private readonly LoginHouse _house = new();

    public LoginRefusalTests() => _house.Export();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void A_login_of_this_name_with_another_SID()
    {
        _house.New.Execute("CREATE LOGIN jupiter WITH PASSWORD = N'Another-1', CHECK_POLICY = OFF");

        RequireFailure("jupiter", "a login of this name is there with another SID", "", stays: true);
    }

    [Fact]
    public void A_SID_that_another_login_has()
    {
        var sid = LoginHouse.LoginsOn(_house.Old).Single(line => line.StartsWith("off|", StringComparison.Ordinal)).Split('|')[1];
        _house.New.Execute($"CREATE LOGIN [Кто-то] WITH PASSWORD = N'Another-1', SID = 0x{sid}, CHECK_POLICY = OFF");

        RequireFailure("off", "its SID belongs to the login Кто-то");
    }

    [Fact]
    public void A_default_database_that_is_missing()
    {
        _house.Old.Execute("ALTER LOGIN [off] WITH DEFAULT_DATABASE = Other");
        _house.New.Execute("DROP DATABASE Other");
        _house.Export("Jupiter -Force");

        RequireFailure("off", "The default database of the login off is not on the server.", "LoginDatabaseMissing");
    }

    [Fact]
    public void A_server_that_lets_in_Windows_accounts_only()
    {
        _house.New.Model.Faults.ClaimsWindowsOnly = true;
        var before = Rest();

        var results = _house.Import();

        foreach (var (login, result) in results)
        {
            Assert.Equal(login.Contains('\\', StringComparison.Ordinal) ? ("Pass", "created") : ("Fail", "Windows accounts only"), (result.Status, result.Actual));
        }

        Assert.Equal(before, Rest().Where(line => !line.StartsWith(@"JUPITER\manager|", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_account_that_Windows_does_not_know()
    {
        using var elsewhere = new ServerDouble(SqlServerVersion.Sql2022, options => options with { WindowsAccounts = [] });
        elsewhere.MakeDatabase("Jupiter");

        var result = ImportTo(elsewhere)[@"JUPITER\manager"];

        Assert.Equal("Fail", result.Status);
        Assert.NotEmpty(result.Evidence);
        Assert.DoesNotContain(elsewhere.Lines(SqlText.Logins), line => line.StartsWith("JUPITER", StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_of_another_Windows_that_only_has_the_same_name()
    {
        using var elsewhere = new ServerDouble(SqlServerVersion.Sql2022, options => options with { WindowsDomain = "of the new computer" });
        elsewhere.MakeDatabase("Jupiter");

        var results = ImportTo(elsewhere);

        Assert.Equal(("Fail", "Windows has an account of this name with another SID here; its login was not made"), (results[@"JUPITER\manager"].Status, results[@"JUPITER\manager"].Actual));
        Assert.Equal("Pass", results["jupiter"].Status);
        Assert.DoesNotContain(elsewhere.Lines(SqlText.Logins), line => line.StartsWith("JUPITER", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("jupiter", "sp_addsrvrolemember")]
    [InlineData("off", "DISABLE")]
    public void What_fails_after_the_login_was_made_takes_it_back(string login, string statement)
    {
        _house.New.Model.Faults.Answer(
            new Regex(statement), [new SqlMessage(15151, 16, "Cannot alter it, because it does not exist or you do not have permission.")]);

        RequireFailure(login, "", "ServerPermissionDenied");
    }

    [Theory]
    [InlineData("jupiter", "sp_addsrvrolemember")]
    [InlineData("off", "DISABLE")]
    public void A_connection_that_is_lost_on_the_way_leaves_no_login_half_made(string login, string statement)
    {
        _house.New.Model.Faults.Drop(new Regex(statement));

        RequireFailure(login, "", "ConnectionLost");

        Assert.All(_house.Import(), result => Assert.Equal("Pass", result.Value.Status));
        Assert.Equal(LoginHouse.LoginsOn(_house.Old), LoginHouse.LoginsOn(_house.New));
    }

    // All but whom the database belongs to: its owner gets it back, and its own tests look at that.
    private string[] Rest() => [.. _house.New.Describe().Select(line => line.StartsWith("Jupiter|", StringComparison.Ordinal) ? line[..line.LastIndexOf('|')] : line)];

    private Dictionary<string, (string Status, string Actual, string Evidence)> ImportTo(ServerDouble server) =>
        _house.Run("Import-JupiterLogin $elsewhere $file -To $certificate @access | Where-Object Id -eq Login.Import", ("elsewhere", server.Address)).ToDictionary(
            check => check.Properties["Subject"].Value.ToString()!,
            check => (check.Properties["Status"].Value.ToString()!, check.Properties["Actual"].Value.ToString()!, check.Properties["Evidence"].Value.ToString()!));

    private void RequireFailure(string login, string actual, string evidence = "", bool stays = false)
    {
        var before = Rest();

        var results = _house.Import();

        Assert.Equal("Fail", results[login].Status);
        Assert.StartsWith(actual, results[login].Actual, StringComparison.Ordinal);
        Assert.Equal(evidence, results[login].Evidence);
        Assert.All(results.Where(result => result.Key != login), result => Assert.Equal("Pass", result.Value.Status));
        var others = LoginHouse.Needed.Where(name => name != login).ToArray();
        Assert.Equal(before, Rest().Where(line => !others.Contains(line.Split('|')[0])));
        Assert.Equal(stays, _house.New.Lines(SqlText.Logins).Any(line => line.StartsWith(login + "|", StringComparison.Ordinal)));
    }
}
