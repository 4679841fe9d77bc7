#pragma warning disable
using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>What a look costs that is made every second for hours.</summary>
public sealed class LookCostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Measure()
    {
        foreach (var host in new[] { "127.71.9.1", "172.31.250.7", "192.0.2.1" })
        {
            var lookout = new ServerLookout(new AskedServer { Host = NetworkHost.Parse(host) }, new AskedServer { Host = NetworkHost.Parse("127.71.9.2") }, 1433, false);
            for (var i = 0; i < 5; i++)
            {
                using var s = new CancellationTokenSource(20);
                try { await lookout.LookAsync(s.Token); } catch (OperationCanceledException) { }
            }
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var bytes = GC.GetTotalAllocatedBytes(true);
            const int n = 50;
            for (var i = 0; i < n; i++)
            {
                using var s = new CancellationTokenSource(20);
                try { await lookout.LookAsync(s.Token); } catch (OperationCanceledException) { }
            }
            output.WriteLine($"{host}: {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / n:0.00} ms cpu, {(GC.GetTotalAllocatedBytes(true) - bytes) / n / 1024.0:0.0} KiB a look");
        }
        var c = Process.GetCurrentProcess().TotalProcessorTime; var b = GC.GetTotalAllocatedBytes(true);
        for (var i = 0; i < 200; i++) Jupiter.Migration.Network.Witnesses.OwnAddresses.Now();
        output.WriteLine($"own addresses {(Process.GetCurrentProcess().TotalProcessorTime - c).TotalMilliseconds / 200:0.00} ms, {(GC.GetTotalAllocatedBytes(true) - b) / 200 / 1024.0:0.0} KiB");
        c = Process.GetCurrentProcess().TotalProcessorTime; b = GC.GetTotalAllocatedBytes(true);
        for (var i = 0; i < 200; i++) Jupiter.Migration.Network.Segments.OwnSegments.Find(System.Net.IPAddress.Parse("10.1.2.3"));
        output.WriteLine($"own segments {(Process.GetCurrentProcess().TotalProcessorTime - c).TotalMilliseconds / 200:0.00} ms, {(GC.GetTotalAllocatedBytes(true) - b) / 200 / 1024.0:0.0} KiB; cards {System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces().Length}");
    }
}
