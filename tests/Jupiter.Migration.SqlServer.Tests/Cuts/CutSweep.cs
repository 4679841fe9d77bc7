using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Cuts;

/// <summary>
/// Does an operation once undisturbed to count its packets, and then once for each of them with every connection reset at that packet.
/// </summary>
internal static class CutSweep
{
    private const int Servers = 4;

    /// <summary>Cuts at each packet, or at those of a sample.</summary>
    /// <param name="name">The sweep.</param>
    /// <param name="size">How many a sample has.</param>
    /// <param name="prepare">Makes a server on which the operation can be done.</param>
    /// <param name="operate">The operation.</param>
    /// <param name="check">Judges what a cut has left, told the error or null when it succeeded, and puts the server back for the next cut.</param>
    /// <returns>How many packets were cut, and how often the operation succeeded nevertheless.</returns>
    public static (int Cuts, int Successes) Run(
        string name, int size, Func<RunningDouble> prepare, Action<RunningDouble> operate, Action<RunningDouble, MigrationException?> check)
    {
        var packets = Count(prepare, operate);
        var cuts = Sweep.Sample(name, Enumerable.Range(1, packets).ToArray(), size);
        var left = new ConcurrentQueue<int>(cuts);
        var successes = 0;
        var failures = new ConcurrentQueue<string>();
        void Work()
        {
            using var server = prepare();
            while (left.TryDequeue(out var packet) && failures.IsEmpty)
            {
                try
                {
                    server.Wire.Reset();
                    server.Wire.CutAtPacket(packet);
                    var error = NightWork.Try(() => operate(server));
                    server.Wire.Reset();
                    check(server, error);
                    Interlocked.Add(ref successes, error is null ? 1 : 0);
                }
                catch (Exception e)
                {
                    failures.Enqueue($"Packet {packet} of {packets}: {e}");
                }
            }
        }

        Task.WaitAll([.. Enumerable.Range(0, Servers).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning))]);
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
        return (cuts.Count, successes);
    }

    private static int Count(Func<RunningDouble> prepare, Action<RunningDouble> operate)
    {
        using var server = prepare();
        server.Wire.Reset();
        operate(server);
        return (int)server.Wire.PacketsSeen;
    }
}
