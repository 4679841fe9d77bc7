using System;
using System.IO;
using System.Threading;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>Waits until somebody makes a file in a folder.</summary>
internal sealed class FileArrival : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        if (!_arrived.Wait(Patience))
        {
            throw new TimeoutException("No " + _watcher.Filter + " came into " + _watcher.Path);
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _arrived.Dispose();
    }
}
