using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Files;

/// <summary>Reads files through a SHA-256, alone or while copying them.</summary>
internal static class HashedCopy
{
    private const int BlockLength = 1 << 20;

    /// <summary>Copies a file to another and flushes it to the medium.</summary>
    /// <param name="from">The file, open for reading at its start.</param>
    /// <param name="to">The copy, open for writing.</param>
    /// <param name="meter">Told of the bytes; null when nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>SHA-256 of what was copied.</returns>
    public static string Copy(FileStream from, FileStream to, ProgressMeter? meter, CancellationToken cancellation)
    {
        var hash = Read(from, to, meter, cancellation);
        to.Flush(flushToDisk: true);
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
        return Read(file, null, meter, cancellation);
    }

    private static string Read(FileStream from, FileStream? to, ProgressMeter? meter, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            int read;
            while ((read = from.Read(block, 0, BlockLength)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
                to?.Write(block, 0, read);
                meter?.Advance(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        return Hexadecimal.Of(hash.GetHashAndReset());
    }
}
