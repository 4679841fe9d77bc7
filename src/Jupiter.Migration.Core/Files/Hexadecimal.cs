using System;
using System.Linq;
using System.Security.Cryptography;

namespace Jupiter.Migration.Files;

/// <summary>Lower-case hexadecimal text of bytes, as hashes are written everywhere in this product.</summary>
public static class Hexadecimal
{
    /// <summary>Writes bytes as text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Two digits a byte.</returns>
    public static string Of(ReadOnlySpan<byte> bytes) => BitConverter.ToString(bytes.ToArray()).Replace("-", "").ToLowerInvariant();

    /// <summary>The SHA-256 of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>64 digits.</returns>
    public static string Sha256(byte[] bytes) => Sha256(new ArraySegment<byte>(bytes));

    /// <summary>The SHA-256 of a part of an array.</summary>
    /// <param name="bytes">The part.</param>
    /// <returns>64 digits.</returns>
    public static string Sha256(ArraySegment<byte> bytes)
    {
        using var sha = SHA256.Create();
        return Of(sha.ComputeHash(bytes.Array!, bytes.Offset, bytes.Count));
    }

    /// <summary>Whether a text is a SHA-256 as this product writes it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for 64 lower-case hexadecimal digits.</returns>
    public static bool IsSha256(string? text) => IsDigits(text, 64);

    /// <summary>Whether a text is a number of lower-case hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many digits it must have.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDigits(string? text, int length) =>
        text?.Length == length && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
