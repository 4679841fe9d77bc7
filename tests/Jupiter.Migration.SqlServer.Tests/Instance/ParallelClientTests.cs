using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>A POS terminal whose report runs on all processors is one POS terminal.</summary>
public sealed class ParallelClientTests
{
    [Fact]
    public void A_client_is_counted_once_however_many_threads_work_for_it()
    {
        using var server = new RunningDouble();
        server.MakeSample();
        server.Enter(NightWork.Database);
        server.Faults.ParallelThreads = 3;
        using var instance = server.Open();

        Assert.Equal("Somebody's program", Assert.Single(instance.GetClients(NightWork.Database, CancellationToken.None)).ProgramName);
    }
}
