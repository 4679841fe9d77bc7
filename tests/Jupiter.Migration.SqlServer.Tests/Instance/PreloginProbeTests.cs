using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Wire;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>A server tells its version to whoever asks, before it knows who that is.</summary>
public sealed class PreloginProbeTests
{
    [Theory]
    [InlineData(SqlServerVersion.Sql2008R2, WireEncryption.NotSupported, "10.50.6000")]
    [InlineData(SqlServerVersion.Sql2022, WireEncryption.Required, "16.0.4075")]
    internal async Task The_probe_is_told_the_version_and_nothing_is_run(SqlServerVersion version, WireEncryption encryption, string told)
    {
        using var server = new RunningDouble(version, listener: new ListenerOptions { Encryption = encryption });
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var answer = await new TdsPreloginProbe(server.Address.Port!.Value).AskAsync(IPAddress.Loopback, end.Token);

        Assert.Equal(ProbeOutcome.Accepted, answer.Outcome);
        Assert.Contains("SQL Server " + told, answer.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Statements.Batches);
    }
}
