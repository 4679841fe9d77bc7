using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>Copies one file and hashes it meanwhile.</summary>
/// <param name="meter">Told of the bytes.</param>
/// <param name="throttle">Slows it down; null for no limit.</param>
internal sealed class FileCarrier(ProgressMeter meter, ByteThrottle? throttle)
{
    private const int BlockLength = SectorBlock.Length;

    // From here on what an interrupted run wrote is worth being compared, and a second thread being started.
    private const long Large = 64 << 20;

    private static readonly byte[] Zeros = new byte[BlockLength];

    // A file that a program holds is named; twenty thousand of them must not take five seconds each.
    private static FilePatience Short => new(RunClock.Current, Path.DirectorySeparatorChar == '\\', TimeSpan.FromMilliseconds(500));

    /// <summary>Copies a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">The copy; what has the name is written over from its first difference.</param>
    /// <param name="isFlushed">Whether the copy is on the medium when this returns.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>SHA-256 and length of what was copied, and whether another program has it open for writing.</returns>
    /// <exception cref="SourceException">The file can't be read, or the copy can't have its name.</exception>
    public (string Sha256, long Length, bool WasOpen) Copy(string source, string target, bool isFlushed, CancellationToken cancellation)
    {
        var wasOpen = OrName(() => IsOpenForWriting(source));
        using var from = OrName(() => SharedFile.OpenRead(source, Short));
        using var to = OrName(() => FileIdentity.Of(target) is not null || File.Exists(target) ? SharedFile.OpenOwn(target) : SharedFile.CreateNew(target, FileRights.OfFolder));
        var writer = new DifferenceWriter(to, from.Length >= Large);
        var length = 0L;
        int Read(byte[] block)
        {
            var count = OrName(() => from.Read(block, 0, BlockLength));
            length += count;
            throttle?.Take(count, cancellation);
            return count;
        }

        var sha256 = from.Length >= Large ? HashedCopy.Copy(Read, writer.Write, meter, cancellation) : CopySmall(Read, writer.Write, cancellation);
        if (to.Length != length)
        {
            to.SetLength(length);
        }

        if (isFlushed)
        {
            Medium.Flush(to, target);
        }

        return (sha256, length, wasOpen);
    }

    // Whoever forbids writing is refused while somebody writes ("Creating and Opening Files", sharing modes). Only for a moment, so that no program of
    // the venue is refused in its turn; elsewhere no such lock tells of others.
    private static bool IsOpenForWriting(string source)
    {
        if (Path.DirectorySeparatorChar != '\\')
        {
            return false;
        }

        try
        {
            SharedFile.OpenHeld(source, FilePatience.None).Dispose();
            return false;
        }
        catch (FileHeldException)
        {
            return true;
        }
    }

    private string CopySmall(Func<byte[], int> read, Action<byte[], int> write, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var block = SectorBlock.Rent();
        int count;
        while ((count = read(block.Bytes)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(block.Bytes, 0, count);
            write(block.Bytes, count);
            meter.Advance(count);
        }

        return Hexadecimal.Of(hash.GetHashAndReset());
    }

    private static T OrName<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (FileErrors.IsFileError(e) && FileErrors.Name(e, "").ErrorId != nameof(SR.DiskFull))
        {
            throw new SourceException(e);
        }
    }

    /// <summary>Writes from the first difference on, and leaves holes where there is nothing but zeros beyond the end.</summary>
    private sealed class DifferenceWriter(FileStream to, bool compares)
    {
        private readonly long _end = to.Length;
        private readonly byte[] _there = new byte[compares && to.Length > 0 ? BlockLength : 0];
        private bool _isSame = compares && to.Length > 0;

        public void Write(byte[] block, int count)
        {
            var at = to.Position;
            if (_isSame && at + count <= _end)
            {
                var read = 0;
                for (int more; read < count && (more = to.Read(_there, read, count - read)) > 0; read += more)
                {
                }

                if (read == count && block.AsSpan(0, count).SequenceEqual(_there.AsSpan(0, count)))
                {
                    return;
                }

                to.Position = at;
            }

            _isSame = false;
            if (at >= _end && block.AsSpan(0, count).SequenceEqual(Zeros.AsSpan(0, count)))
            {
                to.Position = at + count;
            }
            else
            {
                to.Write(block, 0, count);
            }
        }
    }
}
