using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Who is let in, and how logins go from one instance to another.</summary>
public sealed class LoginTests : IDisposable
{
    private readonly ModelFixture _fixture = new();

    public LoginTests() => _fixture.MakeSample("d");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_login_is_let_in_where_it_has_a_user()
    {
        _fixture.Run("CREATE LOGIN waiter WITH PASSWORD = N'Касса-1!', DEFAULT_DATABASE = d, CHECK_POLICY = OFF");
        Assert.Equal(4060, Refusal("", "waiter", "Касса-1!"));
        _fixture.Run("USE d; CREATE USER waiter FOR LOGIN waiter; EXEC sp_addrolemember N'db_owner', N'waiter'; USE master");
        using (var session = _fixture.LogIn("", "waiter", "Касса-1!"))
        {
            Assert.Equal(["d", "waiter", 0L],
                ModelFixture.Run(session, "SELECT DB_NAME(), SUSER_SNAME(), IS_SRVROLEMEMBER(N'sysadmin')").Rows[0]);
            ModelFixture.Fails(session, "CREATE DATABASE e", 262);
            ModelFixture.Fails(session, $"KILL {_fixture.Session.Id}", 6102);
            Assert.Equal(1L, ModelFixture.Run(session, "SELECT COUNT(*) FROM sys.dm_exec_sessions WHERE is_user_process = 1").Rows[0][0]);
            _fixture.Fails("DROP LOGIN waiter", 15434);
        }

        Assert.Equal(18456, Refusal("", "waiter", "касса-1!"));
        Assert.Equal(18456, Refusal("", "nobody", "x"));
        Assert.Equal(4060, Refusal("nowhere", "sa", ModelFixture.Password));
        _fixture.Run("ALTER LOGIN waiter DISABLE");
        Assert.Equal(18470, Refusal("", "waiter", "Касса-1!"));
        _fixture.Run("ALTER LOGIN waiter ENABLE; ALTER LOGIN waiter WITH PASSWORD = N'x'");
        _fixture.LogIn("d", "waiter", "x").Dispose();
    }

    [Theory]
    [InlineData(SqlServerVersion.Sql2008R2, 26)]
    [InlineData(SqlServerVersion.Sql2022, 70)]
    public void A_hash_goes_to_another_instance(SqlServerVersion version, int length)
    {
        using var source = new ModelFixture(version);
        using var target = new ModelFixture(SqlServerVersion.Sql2022);
        source.Run("CREATE LOGIN waiter WITH PASSWORD = N'Касса-1!', CHECK_POLICY = OFF");
        var row = source.Run(
            "SELECT sid, CONVERT(varbinary(256), LOGINPROPERTY(name, N'PasswordHash')) FROM sys.server_principals WHERE name = N'waiter'").Rows[0];
        Assert.Equal(length, ((byte[])row[1]!).Length);
        var create = $"CREATE LOGIN waiter WITH PASSWORD = 0x{Convert.ToHexString((byte[])row[1]!)} HASHED, SID = 0x{Convert.ToHexString((byte[])row[0]!)}, CHECK_POLICY = OFF";
        if (length == 26)
        {
            target.Run(create);
            target.LogIn("master", "waiter", "Касса-1!").Dispose();
        }
        else
        {
            target.Run(create);
            target.Fails(create, 15025);
            target.Fails(create.Replace("LOGIN waiter", "LOGIN other", StringComparison.Ordinal), 15433);
            source.Run("DROP LOGIN waiter");
            source.Run(create);
            source.LogIn("master", "waiter", "Касса-1!").Dispose();
        }
    }

    [Theory]
    [InlineData("CREATE LOGIN x WITH PASSWORD = N'x', DEFAULT_DATABASE = nowhere", 15010)]
    [InlineData("CREATE LOGIN x WITH PASSWORD = N'x', CHECK_POLICY = OFF, CHECK_EXPIRATION = ON", 15122)]
    [InlineData("CREATE LOGIN x WITH PASSWORD = 0x1234 HASHED", 15021)]
    [InlineData("CREATE LOGIN x FROM WINDOWS", 15407)]
    [InlineData("ALTER LOGIN nobody DISABLE", 15151)]
    [InlineData("DROP LOGIN nobody", 15151)]
    [InlineData("EXEC sp_addsrvrolemember N'nobody', N'sysadmin'", 15007)]
    [InlineData("EXEC sp_addsrvrolemember N'sa', N'cooks'", 15402)]
    [InlineData("ALTER AUTHORIZATION ON DATABASE::d TO nobody", 15151)]
    public void What_can_not_be_is_refused(string text, int number)
    {
        _fixture.Fails(text, number);
        Assert.Null(_fixture.Ask("SELECT name FROM sys.server_principals WHERE name = N'x'"));
    }

    [Fact]
    public void Orphans_are_seen_and_mapped()
    {
        _fixture.Run("CREATE LOGIN waiter WITH PASSWORD = N'x', CHECK_POLICY = OFF");
        _fixture.Run("USE d; CREATE USER waiter; GRANT SELECT ON dbo.goods TO waiter; DENY DELETE ON SCHEMA::dbo TO waiter; CREATE ROLE cooks; USE master");
        _fixture.Run("DROP LOGIN waiter; CREATE LOGIN waiter WITH PASSWORD = N'x', CHECK_POLICY = OFF");
        const string Orphans = "SELECT u.name FROM sys.database_principals AS u WHERE u.type = 'S' AND u.principal_id > 4 AND NOT EXISTS (SELECT 1 FROM sys.server_principals AS p WHERE p.sid = u.sid)";
        _fixture.Run("USE d");
        Assert.Equal("waiter", _fixture.Ask(Orphans));
        _fixture.Run("ALTER USER waiter WITH LOGIN = waiter");
        Assert.Null(_fixture.Ask(Orphans));
        Assert.Equal(["DELETE", "SELECT"],
            _fixture.Run("SELECT permission_name FROM sys.database_permissions WHERE class IN (1, 3) ORDER BY permission_name").Rows.Select(
            row => row[0]));
        _fixture.Run("CREATE LOGIN boss WITH PASSWORD = N'x', CHECK_POLICY = OFF; ALTER AUTHORIZATION ON DATABASE::d TO boss");
        Assert.Equal("boss", _fixture.Ask("SELECT SUSER_SNAME(owner_sid) FROM sys.databases WHERE name = N'd'"));
    }

    private int Refusal(string database, string login, string password)
    {
        Assert.False(_fixture.TryLogIn(database, login, password, "KASSA", out _, out var refusal));
        return refusal!.Number;
    }
}
