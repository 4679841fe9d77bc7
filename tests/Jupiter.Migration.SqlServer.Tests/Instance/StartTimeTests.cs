using System;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>How long the server took to start (sys.dm_os_sys_info, sqlserver_start_time_ms_ticks), for the silence that outlasts it.</summary>
public sealed class StartTimeTests
{
    [Fact]
    public void The_server_tells_it()
    {
        using var server = new RunningDouble();
        using var instance = server.Open();

        Assert.Equal(TimeSpan.FromSeconds(95), instance.GetFacts(CancellationToken.None).StartTime);
    }

    [Fact]
    public void Whoever_may_not_see_it_is_told_all_the_rest()
    {
        using var server = new RunningDouble();
        server.Faults.Answer(new Regex("dm_os_sys_info"), [new SqlMessage(300, 14, "VIEW SERVER STATE permission was denied.")], times: 2);
        using var instance = server.Open();

        var facts = instance.GetFacts(CancellationToken.None);

        Assert.Null(facts.StartTime);
        Assert.NotEqual("", facts.MachineName);
    }
}
