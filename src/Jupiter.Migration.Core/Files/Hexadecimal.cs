using System;

namespace Jupiter.Migration.Files;

/// <summary>Lower-case hexadecimal text of bytes, as hashes are written everywhere in this product.</summary>
public static class Hexadecimal
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Writes bytes as text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Two digits a byte.</returns>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    /// <summary>Whether a text is a SHA-256 as this product writes it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for 64 lower-case hexadecimal digits.</returns>
    public static bool IsSha256(string? text) => IsDigits(text, 64);

    /// <summary>Whether a text is a number of lower-case hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many digits it must have.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDigits(string? text, int length)
    {
        if (text is null || text.Length != length)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }
}
