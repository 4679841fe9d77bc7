using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>Waits until somebody makes a file in a folder.</summary>
internal sealed class FileArrival : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly FileSystemWatcher _watcher;
    private readonly ManualResetEventSlim _arrived = new();

    /// <summary>Begins to watch.</summary>
    public FileArrival(string folder, string pattern)
    {
        _watcher = new FileSystemWatcher(folder, pattern);
        _watcher.Created += (_, _) => _arrived.Set();
        _watcher.EnableRaisingEvents = true;
    }

    public void Wait()
    {
        // The watcher sees what is there for a moment only. Its events come late while other tests keep the thread pool busy, though, and what
        // is to be interrupted may be over by then: so it is looked for, too.
        var waited = Stopwatch.StartNew();
        while (!_arrived.Wait(Pause) && !Directory.EnumerateFiles(_watcher.Path, _watcher.Filter).Any())
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException("No " + _watcher.Filter + " came into " + _watcher.Path);
            }
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _arrived.Dispose();
    }
}
