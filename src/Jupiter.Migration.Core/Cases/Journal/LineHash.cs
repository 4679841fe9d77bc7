using System;
using System.Security.Cryptography;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>The hash by which a line, or a piece of evidence, is known.</summary>
internal static class LineHash
{
    // One a thread: making one takes longer than hashing a line.
    [ThreadStatic]
    private static SHA256? _sha;

    /// <summary>SHA-256 of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(byte[] bytes) => Of(new ArraySegment<byte>(bytes));

    /// <summary>SHA-256 of a part of an array.</summary>
    /// <param name="bytes">The part.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(ArraySegment<byte> bytes)
    {
        _sha ??= SHA256.Create();
        return Hexadecimal.Of(_sha.ComputeHash(bytes.Array!, bytes.Offset, bytes.Count));
    }
}
