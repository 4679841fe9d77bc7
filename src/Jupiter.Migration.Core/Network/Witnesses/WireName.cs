using System;
using System.Linq;
using System.Text;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// A name as messages of the DNS carry it (RFC 1035 3.1): labels with their lengths, 255 bytes at most. Equal when the bytes are, ASCII
/// letters in either case (RFC 4343).
/// </summary>
internal sealed class WireName(byte[] bytes) : IEquatable<WireName>
{
    private const int LongestName = 255;
    private const int LongestLabel = 63;
    private const int PointerBits = 0xC0;
    private readonly byte[] _bytes = bytes;

    /// <summary>The name as it is sent, without pointers.</summary>
    public byte[] Bytes => (byte[])_bytes.Clone();

    /// <summary>Makes a name of labels, in UTF-8 (RFC 4795 2.1, RFC 6762 16).</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>The name, or null when it can be none.</returns>
    public static WireName? Of(params string[] labels)
    {
        var encoded = labels.Select(label => Encoding.UTF8.GetBytes(label)).ToArray();
        var isName = encoded.All(label => label.Length is > 0 and <= LongestLabel) && encoded.Sum(label => label.Length + 1) < LongestName;
        return isName ? new WireName([.. encoded.SelectMany(label => (byte[])[(byte)label.Length, .. label]), 0]) : null;
    }

    /// <summary>
    /// Reads a name. A pointer (RFC 1035 4.1.4) leads to what stands before everything that was read of the name so far, so that no chain of
    /// them has a second turn.
    /// </summary>
    /// <param name="message">The message, hostile until looked at.</param>
    /// <param name="at">Where the name begins; afterwards, what follows it.</param>
    /// <returns>The name, or null when there is none.</returns>
    public static WireName? Read(byte[] message, ref int at)
    {
        var name = new byte[LongestName];
        var length = 0;
        var lowest = at;
        int? behind = null;
        for (var next = at; next < message.Length;)
        {
            var size = message[next];
            if (size == 0)
            {
                at = behind ?? next + 1;
                Array.Resize(ref name, length + 1);
                return new WireName(name);
            }

            if ((size & PointerBits) == PointerBits && next + 1 < message.Length)
            {
                behind ??= next + 2;
                next = ((size & ~PointerBits) << 8) | message[next + 1];
                if (next >= lowest)
                {
                    return null;
                }

                lowest = next;
            }
            else if (size <= LongestLabel && next + size < message.Length && length + size + 1 < LongestName)
            {
                Array.Copy(message, next, name, length, size + 1);
                length += size + 1;
                next += size + 1;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(WireName? other) => other is not null && _bytes.Length == other._bytes.Length
        && _bytes.Zip(other._bytes, (left, right) => Lower(left) == Lower(right)).All(same => same);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WireName);

    /// <inheritdoc/>
    public override int GetHashCode() => _bytes.Aggregate(_bytes.Length, (sum, part) => unchecked((sum * 31) + Lower(part)));

    // Lengths of labels are below the letters, so that they stay what they are.
    private static byte Lower(byte part) => part is >= (byte)'A' and <= (byte)'Z' ? (byte)(part | 0x20) : part;
}
