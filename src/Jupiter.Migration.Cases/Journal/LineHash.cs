using System;
using System.Security.Cryptography;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>The hash by which a line, or a piece of evidence, is known.</summary>
internal static class LineHash
{
    /// <summary>SHA-256 of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(byte[] bytes) => Of(new ArraySegment<byte>(bytes));

    /// <summary>SHA-256 of a part of an array.</summary>
    /// <param name="bytes">The part.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(ArraySegment<byte> bytes)
    {
        using var sha = SHA256.Create();
        return Hexadecimal.Of(sha.ComputeHash(bytes.Array!, bytes.Offset, bytes.Count));
    }
}
