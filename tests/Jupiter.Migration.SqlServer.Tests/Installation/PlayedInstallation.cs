using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.SqlServer.Installation;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Wire;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>A server that a stand-in for the set-up leaves, and what is asked of its installation.</summary>
internal static class PlayedInstallation
{
    public const string NewPassword = "Плита-№3 \"новая\"";
    public static readonly EngineSettings Settings = SampleSettings.Express with { DataPath = null, LogPath = null };

    public static List<CheckResult> Install(StandIn standIn, EngineSettings settings, string? sha256 = null, string password = NewPassword) =>
        [.. standIn.Installation(settings).Install(standIn.Media, sha256 ?? standIn.Sha256.ToUpperInvariant(), Secure(password), standIn, CancellationToken.None)];

    public static void Collect(IEnumerable<CheckResult> results, List<CheckResult> seen)
    {
        foreach (var result in results)
        {
            seen.Add(result);
        }
    }

    public static string Short(CheckResult result) => $"{result.Status} {(result.Id == "Engine.Setting" ? result.Subject.Split(", ")[1] : result.Id)}";

    public static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;

    public static string? Refusal(RunningDouble server, string password)
    {
        try
        {
            new SqlServerEngine().Open(server.AddressWith(new NetworkCredential("sa", password)), CancellationToken.None).Dispose();
            return null;
        }
        catch (MigrationException e)
        {
            return e.ErrorId;
        }
    }

    public static RunningDouble Server()
    {
        var server = new RunningDouble(SqlServerVersion.Sql2019, options => options with { InstanceName = "SQLEXPRESS" }, new ListenerOptions());
        server.Surroundings["dm_server_registry"] =
        [
            .. new[] { (@"Tcp", "Enabled", "1"), (@"Np", "Enabled", "0"), (@"Tcp\IPAll", "TcpPort", "1433") }.Select(value => new Dictionary<string, object?>
            {
                ["registry_key"] = @"HKLM\Software\Microsoft\Microsoft SQL Server\MSSQL15.SQLEXPRESS\MSSQLServer\SuperSocketNetLib\" + value.Item1,
                ["value_name"] = value.Item2,
                ["value_data"] = value.Item3,
            }),
        ];
        return server;
    }

    public sealed class PlayedFresh(Action<ServerAddress, SecureString> replaces) : IFreshInstance
    {
        public void ReplacePassword(ServerAddress address, SecureString password) => replaces(address, password);

        public void LimitMemory(ServerAddress address, int megabytes, CancellationToken cancellation) => new FreshInstance().LimitMemory(address, megabytes, cancellation);
    }
}
