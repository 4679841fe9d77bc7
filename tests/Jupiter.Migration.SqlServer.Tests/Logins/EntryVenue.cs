using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Logins;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServer.Tests.Restores;
using Jupiter.Migration.SqlServerDouble.Instance;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>A database that POS terminals enter as its owner, as sysadmin, in another language, by a Windows account.</summary>
internal static class EntryVenue
{
    public const string Word = "Long-enough-1";

    public static RunningDouble Venue()
    {
        var server = new RunningDouble();
        server.WindowsSessions.Add(new WindowsSession(90, "KASSA-7", "Jupiter POS", @"JUPITER\kassir", "Jupiter"));
        server.WindowsSessions.Add(new WindowsSession(91, "KASSA-8", "Jupiter POS", @"JUPITER\guest", "Jupiter"));
        server.MakeSample();
        Fill(server);
        server.Run(@"CREATE LOGIN [JUPITER\kassir] FROM WINDOWS");
        return server;
    }

    public static void Fill(RunningDouble server)
    {
        server.Run("CREATE LOGIN owner WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF");
        server.Run("ALTER AUTHORIZATION ON DATABASE::Jupiter TO owner");
        server.Run("CREATE LOGIN boss WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF; EXEC sp_addsrvrolemember N'boss', N'sysadmin'");
        server.Run("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF, DEFAULT_LANGUAGE = [русский]");
        server.Run("CREATE USER kassa FOR LOGIN kassa", "Jupiter");
    }

    public static EntryRecord Recorded(RunningDouble server)
    {
        using var instance = server.Open();
        using (new TillConnection(server, "owner", Word, "KASSA-1"))
        using (new TillConnection(server, "boss", Word, "KASSA-2"))
        using (new TillConnection(server, "kassa", Word, "KASSA-4"))
        {
            return ((ILoginStore)instance).ReadEntry("Jupiter", CancellationToken.None);
        }
    }

    public static IReadOnlyList<CheckResult> Carried(TwoServers servers, EntryRecord entry)
    {
        using var source = servers.Source.Open();
        using var target = servers.Target.Open();
        var store = (ILoginStore)target;
        foreach (var login in ((ILoginStore)source).ReadLogins("Jupiter", CancellationToken.None).Concat(
            ((ILoginStore)source).ReadLogins(null, CancellationToken.None).Where(login => login.Name == "boss")).DistinctBy(login => login.Name))
        {
            Assert.Equal(CheckStatus.Pass, store.WriteLogin(login, "Jupiter", CancellationToken.None).Status);
        }

        store.GiveToOwner("Jupiter", entry.Owner, CancellationToken.None);
        return EntryCheck.Run(target, "Jupiter", entry, null, CancellationToken.None);
    }

    public static IReadOnlyList<CheckResult> Asked(RunningDouble server, EntryRecord entry)
    {
        using var instance = server.Open();
        return EntryCheck.Run(instance, "Jupiter", entry, null, CancellationToken.None);
    }

    public static RecordedLogin Used(string name, byte[] sid, LoginKind kind = LoginKind.SqlLogin) =>
        new() { Name = name, Sid = sid, Kind = kind, ProgramName = "Jupiter POS", HostName = "KASSA-1" };

    public static byte[] SidOf(RunningDouble server, string login) =>
        Convert.FromHexString(server.Run($"SELECT sid FROM sys.server_principals WHERE name = N'{login}'")[0]);
}
