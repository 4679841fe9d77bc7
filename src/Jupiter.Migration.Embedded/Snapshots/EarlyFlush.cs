using System;
using System.IO;
using System.Threading.Tasks;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Embedded.Snapshots;

/// <summary>
/// Sends what is written to the medium while more is being written. Left to itself the operating system collects a gigabyte in memory,
/// and the flush at the end then takes as long as the copy did.
/// </summary>
internal sealed class EarlyFlush(FileStream file, string path) : IDisposable
{
    private const long Portion = 64L << 20;

    private Task _flush = Task.CompletedTask;
    private long _unflushed;

    /// <summary>Writes bytes; begins a flush when there are enough and the last one has ended.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="count">How many of them.</param>
    public void Write(byte[] block, int count)
    {
        file.Write(block, 0, count);
        _unflushed += count;
        if (_unflushed >= Portion && _flush.IsCompletedSuccessfully)
        {
            _unflushed = 0;
            _flush = Task.Run(() => Medium.Flush(file, path));
        }
    }

    /// <summary>Waits for the flush that is under way, and fails as it failed.</summary>
    public void Dispose() => _flush.GetAwaiter().GetResult();
}
