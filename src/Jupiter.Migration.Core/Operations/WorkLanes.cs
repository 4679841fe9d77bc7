using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Operations;

/// <summary>Runs pieces of work side by side, a lane a processor, in the order given: the longest first, so that no lane idles at the end.</summary>
internal static class WorkLanes
{
    /// <summary>Runs every piece; the first failure stops the others and is thrown as it was.</summary>
    /// <param name="work">The pieces.</param>
    /// <param name="lanes">How many run at once; 0 for one a processor.</param>
    /// <param name="cancellation">Stops all.</param>
    public static void Run(IEnumerable<Action<CancellationToken>> work, int lanes, CancellationToken cancellation)
    {
        var queue = new ConcurrentQueue<Action<CancellationToken>>(work);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;

        void Lane()
        {
            while (!stop.IsCancellationRequested && queue.TryDequeue(out var piece))
            {
                try
                {
                    piece(stop.Token);
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                    stop.Cancel();
                }
            }
        }

        var count = Math.Max(1, Math.Min(lanes > 0 ? lanes : Environment.ProcessorCount, queue.Count));
        var others = Enumerable.Range(1, count - 1).Select(_ => Task.Factory.StartNew(
            Lane, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Lane();
        Task.WaitAll(others, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        failure?.Throw();
    }
}
