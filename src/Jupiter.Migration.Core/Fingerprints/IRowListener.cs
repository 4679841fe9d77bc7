using System;

namespace Jupiter.Migration.Fingerprints;

/// <summary>Is told of every row that an encoder ends.</summary>
public interface IRowListener
{
    /// <summary>A row ended.</summary>
    /// <param name="encoded">The encoded row as docs/fingerprint.md defines it; empty for a row too long to be kept whole.</param>
    /// <param name="hash">Its hash.</param>
    void RowEnded(ReadOnlySpan<byte> encoded, RowHash hash);
}
