using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>What logins need of a server that is still to have the database (clause R4a).</summary>
public sealed class ServerReadinessTests
{
    [Theory]
    [InlineData(true, "Pass")]
    [InlineData(false, "Fail")]
    public void Mixed_mode_is_demanded_also_where_the_database_has_no_user_of_a_SQL_Server_login(bool isMixed, string expected)
    {
        using var servers = new TwoServers(fill: server => server.Run("CREATE LOGIN owner WITH PASSWORD = N'Long-enough-1'; ALTER AUTHORIZATION ON DATABASE::Jupiter TO owner"));
        servers.Target.Faults.ClaimsWindowsOnly = !isMixed;

        Assert.Equal(expected, servers.Check().Single(check => check.Id == "Restore.MixedMode").Status.ToString());
    }

    [Fact]
    public void Another_language_of_the_server_is_told_with_its_order_of_dates()
    {
        using var servers = new TwoServers(installTarget: options => options with { DefaultLanguage = "русский" });

        var language = servers.Check().Single(check => check.Id == "Restore.Language");

        Assert.Equal((CheckStatus.Warning, "us_english (mdy)", "русский (dmy)"), (language.Status, language.Expected, language.Actual));
    }

    [Fact]
    public void Windows_users_without_a_login_are_named_when_the_database_was_restored()
    {
        using var servers = new TwoServers(fill: server => server.Run(@"CREATE LOGIN [JUPITER\kassir] FROM WINDOWS; USE Jupiter; CREATE USER [JUPITER\kassir] FOR LOGIN [JUPITER\kassir]"));

        var accounts = servers.Restore().Checks.Single(check => check.Id == "Restore.Accounts");

        Assert.Equal(CheckStatus.Warning, accounts.Status);
        Assert.Contains(@"JUPITER\kassir", accounts.Actual);
        Assert.Contains("ALTER USER ... WITH LOGIN", accounts.Remedy);
    }
}
