using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Files;

/// <summary>
/// The last flush of a file that was written, under way while the file is being proved: what is proved is read from memory, and the
/// medium may take as long as the proof does. No file gets its name before <see cref="Wait"/> has returned.
/// </summary>
public sealed class FinalFlush : IDisposable
{
    private readonly FileStream _file;
    private readonly Task _flush;

    /// <summary>Begins to flush a file.</summary>
    /// <param name="path">The file. Nobody is kept from it.</param>
    public FinalFlush(string path)
    {
        _file = SharedFile.OpenBesideAll(path);
        _flush = Task.Factory.StartNew(
            () => Medium.Flush(_file, path),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>Waits until the medium has the file, and fails as the flush failed.</summary>
    public void Wait() => _flush.GetAwaiter().GetResult();

    /// <summary>Waits for the flush to have ended, however it ended, and lets go of the file.</summary>
    public void Dispose()
    {
        Task.WaitAny([_flush], CancellationToken.None);
        _file.Dispose();
    }
}
