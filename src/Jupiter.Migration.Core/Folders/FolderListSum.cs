using System;
using System.Security.Cryptography;
using System.Text.Json;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Folders;

/// <summary>What the last line of a list says, counted while the lines are written or read.</summary>
internal sealed class FolderListSum : IDisposable
{
    private static readonly byte[] EndOfLine = [(byte)'\n'];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Files { get; private set; }

    public long Bytes { get; private set; }

    public long Faults { get; private set; }

    public void Count(FolderEntry entry)
    {
        Faults += entry.Fault is null ? 0 : 1;
        if (entry is { Kind: FolderEntryKind.File, Fault: null })
        {
            Files++;
            Bytes += entry.Length;
        }
    }

    public void Add(byte[] line)
    {
        _hash.AppendData(line);
        _hash.AppendData(EndOfLine);
    }

    /// <summary>The last line; nothing can be added after it was asked for.</summary>
    public byte[] Trailer() => JsonSerializer.SerializeToUtf8Bytes(
        new FolderListTrailer { Files = Files, Bytes = Bytes, Faults = Faults, Sha256 = Hexadecimal.Of(_hash.GetHashAndReset()) },
        FolderJson.OfLines.FolderListTrailer);

    public void Dispose() => _hash.Dispose();
}
