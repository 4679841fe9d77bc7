using System;
using System.Collections.Concurrent;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Files;

/// <summary>Reads files through a SHA-256, alone or while copying them.</summary>
public static class HashedCopy
{
    private const int BlockLength = 256 << 10;
    private const int BlocksUnderway = 4;

    /// <summary>Copies a file to another and flushes it to the medium.</summary>
    /// <param name="from">The file, open for reading at its start.</param>
    /// <param name="to">The copy, open for writing.</param>
    /// <param name="path">Its name.</param>
    /// <param name="meter">Told of the bytes; null when nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>SHA-256 of what was copied.</returns>
    public static string Copy(FileStream from, FileStream to, string path, ProgressMeter? meter, CancellationToken cancellation)
    {
        var hash = Copy(block => from.Read(block, 0, block.Length), (block, count) => to.Write(block, 0, count), meter, cancellation);
        Medium.Flush(to, path);
        return hash;
    }

    /// <summary>Copies blocks: they are read and hashed on this thread while another one writes them. What fails first is thrown as it was.</summary>
    /// <param name="read">Fills a block from its start and gives the number of bytes, 0 at the end.</param>
    /// <param name="write">Writes the first bytes of a block.</param>
    /// <param name="meter">Told of the bytes; null when nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>SHA-256 of what was copied.</returns>
    public static string Copy(Func<byte[], int> read, Action<byte[], int> write, ProgressMeter? meter, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var free = new BlockingCollection<Block>();
        using var full = new BlockingCollection<Block>();
        ExceptionDispatchInfo? failure = null;

        void OrStop(Action work)
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                // Who is stopped because the other one failed has nothing to tell.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
        }

        var hash = "";
        var writing = Task.Factory.StartNew(
            () => OrStop(() => WriteAll(full, free, write, meter, stop.Token)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        OrStop(() => hash = ReadAll(read, free, full, stop.Token));
        full.CompleteAdding();
        writing.Wait(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        failure?.Throw();
        return hash;
    }

    /// <summary>Hashes a file from disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="meter">Told of the bytes; null when nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its SHA-256.</returns>
    public static string Hash(string path, ProgressMeter? meter, CancellationToken cancellation)
    {
        using var file = SharedFile.OpenRead(path);
        return Hash(file, meter, cancellation);
    }

    /// <summary>Hashes a file that is open.</summary>
    /// <param name="file">The file, at its start.</param>
    /// <param name="meter">Told of the bytes; null when nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its SHA-256.</returns>
    public static string Hash(FileStream file, ProgressMeter? meter, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Of many small files each would throw away a block that the collector keeps apart.
        var block = new byte[Math.Min(BlockLength, Math.Max(1, file.Length))];
        int count;
        while ((count = file.Read(block, 0, block.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, count);
            meter?.Advance(count);
        }

        return Hexadecimal.Of(hash.GetHashAndReset());
    }

    private static string ReadAll(
        Func<byte[], int> read, BlockingCollection<Block> free, BlockingCollection<Block> full, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var blocks = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!free.TryTake(out var block))
            {
                // A small file needs one block, and memory for no more.
                block = blocks++ < BlocksUnderway ? new Block() : free.Take(cancellation);
            }

            block.Count = read(block.Bytes);
            if (block.Count == 0)
            {
                return Hexadecimal.Of(hash.GetHashAndReset());
            }

            full.Add(block, cancellation);
            hash.AppendData(block.Bytes, 0, block.Count);
        }
    }

    private static void WriteAll(
        BlockingCollection<Block> full,
        BlockingCollection<Block> free,
        Action<byte[], int> write,
        ProgressMeter? meter,
        CancellationToken cancellation)
    {
        foreach (var block in full.GetConsumingEnumerable(cancellation))
        {
            write(block.Bytes, block.Count);
            meter?.Advance(block.Count);
            free.Add(block, CancellationToken.None);
        }
    }

    // A class and no tuple of values: for these the framework's collections would be compiled anew in every process.
    private sealed class Block
    {
        public byte[] Bytes { get; } = new byte[BlockLength];

        public int Count { get; set; }
    }
}
