using System;

namespace Jupiter.Migration.Fingerprints;

/// <summary>The 128-bit hash of one encoded row, or of its key.</summary>
internal readonly struct RowHash : IEquatable<RowHash>
{
    /// <summary>Makes a hash of its halves.</summary>
    /// <param name="high">Upper 64 bits.</param>
    /// <param name="low">Lower 64 bits.</param>
    public RowHash(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    /// <summary>Upper 64 bits.</summary>
    public ulong High { get; }

    /// <summary>Lower 64 bits.</summary>
    public ulong Low { get; }

    /// <inheritdoc/>
    public bool Equals(RowHash other) => High == other.High && Low == other.Low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RowHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Low.GetHashCode();
}
