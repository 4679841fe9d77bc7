using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Who comes in to a database, and who is told so: as Microsoft's reference has it for owners, EXECUTE AS, HAS_DBACCESS, logins of Windows and languages.</summary>
public sealed class EntryTests : IDisposable
{
    private const string Word = "Касса-1!";
    private const string MayEnter = "SELECT HAS_DBACCESS(N'd')";

    private readonly ModelFixture _fixture = new();

    public EntryTests()
    {
        _fixture.MakeSample("d");
        _fixture.Run($"CREATE LOGIN kassa WITH PASSWORD = N'{Word}', CHECK_POLICY = OFF");
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Who_owns_a_database_needs_no_user_in_it_and_is_locked_out_with_916_when_somebody_else_owns_it()
    {
        Assert.Equal(916, EntryError());
        _fixture.Run("ALTER AUTHORIZATION ON DATABASE::d TO kassa");
        Assert.Equal(0, EntryError());
        Assert.Equal("dbo", AsKassa("USE d; SELECT USER_NAME()"));
        _fixture.Run("ALTER AUTHORIZATION ON DATABASE::d TO sa");
        Assert.Equal(916, EntryError());
    }

    [Fact]
    public void A_login_that_has_a_user_in_a_database_can_t_own_it()
    {
        _fixture.Run("USE d; CREATE USER kassa FOR LOGIN kassa");

        _fixture.Fails("ALTER AUTHORIZATION ON DATABASE::d TO kassa", 15110);
        _fixture.Run("EXEC sys.sp_addrolemember @rolename = N'db_owner', @membername = N'kassa'; USE master");
        Assert.Equal("kassa", AsKassa("USE d; SELECT USER_NAME()"));
    }

    [Fact]
    public void A_sysadmin_comes_in_without_a_user_and_one_that_is_none_any_more_does_not()
    {
        _fixture.Run("EXEC sp_addsrvrolemember N'kassa', N'sysadmin'");
        Assert.Equal(0, EntryError());
        Assert.Equal(1L, _fixture.Ask("SELECT IS_SRVROLEMEMBER(N'sysadmin', N'kassa')"));
    }

    [Fact]
    public void A_user_that_is_denied_CONNECT_does_not_come_in()
    {
        _fixture.Run("USE d; CREATE USER kassa FOR LOGIN kassa");
        Assert.Equal(0, EntryError());
        _fixture.Run("DENY CONNECT TO kassa; USE master");
        Assert.Equal(916, EntryError());
    }

    [Fact]
    public void EXECUTE_AS_LOGIN_holds_until_it_is_reverted_and_shows_what_that_login_may()
    {
        Assert.Equal(1L, _fixture.Ask(MayEnter));
        _fixture.Run("EXECUTE AS LOGIN = N'kassa'");
        Assert.Equal(["kassa", "sa", 0L, 1L], _fixture.Run("SELECT SUSER_SNAME(), ORIGINAL_LOGIN(), HAS_DBACCESS(N'd'), HAS_PERMS_BY_NAME(NULL, NULL, N'CONNECT SQL')").Rows[0]);
        _fixture.Fails("USE d", 916);
        _fixture.Run("REVERT");
        Assert.Equal(1L, _fixture.Ask(MayEnter));
        Assert.Null(_fixture.Ask("SELECT HAS_DBACCESS(N'nowhere')"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData(@"BUILTIN\Users")]
    [InlineData("sysadmin")]
    public void What_is_no_single_login_can_t_be_impersonated(string name) => _fixture.Fails($"EXECUTE AS LOGIN = N'{name}'", 15406);

    [Fact]
    public void Who_administrates_nothing_impersonates_nobody_and_a_disabled_login_can_be_impersonated()
    {
        using (var session = _fixture.LogIn("", "kassa", Word))
        {
            ModelFixture.Fails(session, "EXECUTE AS LOGIN = N'sa'", 15406);
        }

        _fixture.Run("ALTER LOGIN kassa DISABLE; EXECUTE AS LOGIN = N'kassa'");
        Assert.Equal("kassa", _fixture.Ask("SELECT SUSER_SNAME()"));
    }

    [Fact]
    public void An_account_that_Windows_does_not_know_is_no_login_and_can_t_be_impersonated()
    {
        using var fixture = new ModelFixture(change: options => options with { WindowsAccounts = [@"NEW\anna"] });

        fixture.Fails(@"CREATE LOGIN [JUPITER\kassir] FROM WINDOWS", 15401);
        fixture.Run(@"CREATE LOGIN [NEW\anna] FROM WINDOWS");
        fixture.Fails(@"EXECUTE AS LOGIN = N'NT AUTHORITY\SYSTEM'", 15404);
    }

    [Fact]
    public void A_Russian_Windows_calls_what_every_Windows_has_by_Russian_names()
    {
        using var fixture = new ModelFixture(change: options => options with { IsRussianWindows = true });

        fixture.Fails(@"CREATE LOGIN [BUILTIN\Administrators] FROM WINDOWS", 15401);
        Assert.Equal(@"BUILTIN\Администраторы", fixture.Ask("SELECT SUSER_SNAME(0x01020000000000052000000020020000)"));
        fixture.Run(@"CREATE LOGIN [BUILTIN\Администраторы] FROM WINDOWS");
        Assert.Equal(["G", "01020000000000052000000020020000"],
            fixture.Run(@"SELECT type, sid FROM sys.server_principals WHERE name = N'BUILTIN\Администраторы'").Rows[0].Select(value => value is byte[] sid ? Convert.ToHexString(sid) : value));
    }

    [Fact]
    public void A_login_has_a_language_which_is_the_server_s_when_none_is_told()
    {
        using var fixture = new ModelFixture(change: options => options with { DefaultLanguage = "русский" });

        fixture.Run("CREATE LOGIN a WITH PASSWORD = N'x', CHECK_POLICY = OFF");
        fixture.Run("CREATE LOGIN b WITH PASSWORD = N'x', CHECK_POLICY = OFF, DEFAULT_LANGUAGE = [English]");
        fixture.Fails("CREATE LOGIN c WITH PASSWORD = N'x', CHECK_POLICY = OFF, DEFAULT_LANGUAGE = [Quenya]", 15033);

        Assert.Equal(["русский", "us_english"], fixture.Run("SELECT default_language_name FROM sys.server_principals WHERE name IN (N'a', N'b') ORDER BY name").Rows.Select(row => row[0]));
        Assert.Equal(["русский", "dmy"], fixture.Run("SELECT l.name, l.dateformat FROM sys.syslanguages AS l INNER JOIN sys.configurations AS c ON l.langid = CONVERT(int, c.value_in_use) WHERE c.configuration_id = 124").Rows[0]);
        using var session = fixture.LogIn("", "b", "x");
        Assert.Equal("us_english", ModelFixture.Run(session, "SELECT @@LANGUAGE").Rows[0][0]);
    }

    [Fact]
    public void A_session_of_a_Windows_account_is_seen_by_its_own_name_also_where_a_group_let_it_in()
    {
        _fixture.Instance.WindowsSessions.Add(new WindowsSession(90, "KASSA-7", "Jupiter POS", @"JUPITER\kassir", "d"));

        var row = Assert.Single(_fixture.Run(
            "SELECT s.original_login_name, p.name FROM sys.dm_exec_sessions AS s INNER JOIN sys.sysprocesses AS x ON x.spid = s.session_id "
            + "LEFT OUTER JOIN sys.server_principals AS p ON p.sid = s.original_security_id WHERE x.dbid = DB_ID(N'd') AND s.session_id <> @@SPID").Rows);

        Assert.Equal([@"JUPITER\kassir", null], row);
    }

    private object? AsKassa(string text)
    {
        using var session = _fixture.LogIn("", "kassa", Word);
        return ModelFixture.Run(session, text).Rows[0][0];
    }

    private int EntryError()
    {
        using var session = _fixture.LogIn("", "kassa", Word);
        return ModelFixture.Try(session, "USE d").Errors.Select(error => error.Number).FirstOrDefault();
    }
}
