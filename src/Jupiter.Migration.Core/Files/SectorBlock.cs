using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Files;

/// <summary>
/// Memory to read a file into that begins where a sector may and has the length of whole ones, as reading without the cache asks for on Windows
/// ("File Buffering", alignment and file access requirements). Lent, since a collector keeps such blocks apart.
/// </summary>
internal sealed class SectorBlock : IDisposable
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 256 << 10;

    // The largest sector that Windows supports ("512e and 4K Native disks").
    private const int Sector = 4096;

    private static readonly ConcurrentBag<SectorBlock> Free = [];

    private readonly GCHandle _pin;

    private SectorBlock()
    {
        _pin = GCHandle.Alloc(Bytes, GCHandleType.Pinned);
        Offset = (int)(Sector - (_pin.AddrOfPinnedObject().ToInt64() % Sector)) % Sector;
    }

    /// <summary>What it is a part of.</summary>
    public byte[] Bytes { get; } = new byte[Length + Sector];

    /// <summary>Where it begins in <see cref="Bytes"/>.</summary>
    public int Offset { get; }

    /// <summary>Lends one.</summary>
    /// <returns>The block; to be disposed of, and not touched then.</returns>
    public static SectorBlock Rent() => Free.TryTake(out var block) ? block : new SectorBlock();

    /// <inheritdoc/>
    public void Dispose() => Free.Add(this);
}
