using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Logins;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Secrets;

/// <summary>The hash of a login's password goes from server to file to server, and nobody reads it on the way.</summary>
public sealed class LoginHashTests
{
    private const string Password = "Canary-login-1337-kanarejka";

    [Fact]
    public void A_login_that_is_carried_tells_no_hash()
    {
        using var old = Old();
        using var target = new RunningDouble();
        var record = Read(old);
        var canary = Canary.OfHash(record.PasswordHash!);

        var result = Write(target, record);

        Assert.Equal(CheckStatus.Pass, result.Status);
        canary.IsNowhereIn(Told.By(result));
        canary.IsNowhereIn([record.ToString()!]);
        Assert.Equal(Hash(old), Hash(target));
    }

    public static TheoryData<string, int, bool> Failures => new()
    {
        { "^CREATE LOGIN", 15118, false },
        { "^CREATE LOGIN", 15433, false },
        { "^CREATE LOGIN", 102, false },
        { "^CREATE LOGIN", 0, false },
        { "^CREATE LOGIN", 0, true },
        { "sp_addsrvrolemember", 15247, false },
        { "sp_addsrvrolemember", 0, false },
        { "DISABLE", 15151, false },
        { "server_principals", 596, false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_login_that_fails_in_the_middle_tells_no_hash_and_is_not_left_half_made(string at, int number, bool afterRunning)
    {
        using var old = Old();
        using var target = new RunningDouble();
        var record = Read(old);
        var canary = Canary.OfHash(record.PasswordHash!);
        if (number == 0)
        {
            target.Faults.Drop(new Regex(at), afterRunning: afterRunning);
        }
        else
        {
            target.Faults.Answer(new Regex(at), [new SqlMessage(number, (byte)(number == 596 ? 21 : 16), "It failed.")], afterRunning: afterRunning);
        }

        CheckResult? result = null;
        MigrationException? error = null;
        try
        {
            result = Write(target, record);
            Assert.Equal(CheckStatus.Fail, result.Status);
        }
        catch (MigrationException e)
        {
            error = e;
        }

        canary.IsNowhereIn(Told.By(error));
        canary.IsNowhereIn(result is null ? [] : Told.By(result));
        target.Faults.Clear();

        // Once more without a failure: what is there then is whole.
        var again = Write(target, record);
        Assert.Equal(CheckStatus.Pass, again.Status);
        Assert.Equal(["kassa|1|dbcreator"], target.Run(
            "SELECT p.name, p.is_disabled, r.name FROM sys.server_principals AS p "
            + "INNER JOIN sys.server_role_members AS m ON m.member_principal_id = p.principal_id "
            + "INNER JOIN sys.server_principals AS r ON r.principal_id = m.role_principal_id WHERE p.name = N'kassa'"));
    }

    private static RunningDouble Old()
    {
        var server = new RunningDouble();
        server.Run($"CREATE LOGIN kassa WITH PASSWORD = N'{Password}'");
        server.Run("EXEC master.dbo.sp_addsrvrolemember @loginame = N'kassa', @rolename = N'dbcreator'");
        server.Run("ALTER LOGIN kassa DISABLE");
        return server;
    }

    private static LoginRecord Read(RunningDouble server)
    {
        using var instance = server.Open();
        return ((ILoginStore)instance).ReadLogins(null, CancellationToken.None).Single(login => login.Name == "kassa");
    }

    private static CheckResult Write(RunningDouble server, LoginRecord record)
    {
        using var instance = server.Open();
        return ((ILoginStore)instance).WriteLogin(record, null, CancellationToken.None);
    }

    private static IReadOnlyList<string> Hash(RunningDouble server) =>
        server.Run("SELECT CONVERT(varbinary(256), LOGINPROPERTY(N'kassa', N'PasswordHash'))");
}
