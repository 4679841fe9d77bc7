using System;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Protection;

/// <summary>
/// A last line with the SHA-256 of the content before it. CMS enveloped data with AES-CBC does not notice that bits of it were changed
/// (RFC 5652 gives no integrity); inside the encryption nobody can change content and sum so that they agree.
/// </summary>
internal static class ContentSeal
{
    private const int LineLength = 1 + (2 * 32) + 1;

    /// <summary>Adds the line.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The content and the line. Whoever clears the one clears the other.</returns>
    public static byte[] Add(byte[] content)
    {
        var whole = new byte[content.Length + LineLength];
        content.CopyTo(whole, 0);
        LineOf(whole, content.Length).CopyTo(whole, content.Length);
        return whole;
    }

    /// <summary>Takes the line off.</summary>
    /// <param name="whole">The content and the line; zeros afterwards.</param>
    /// <returns>The content; null when the line is not that of the content.</returns>
    public static byte[]? Take(byte[] whole)
    {
        try
        {
            var length = whole.Length - LineLength;
            return length >= 0 && whole.AsSpan(length).SequenceEqual(LineOf(whole, length)) ? whole.AsSpan(0, length).ToArray() : null;
        }
        finally
        {
            Array.Clear(whole, 0, whole.Length);
        }
    }

    private static byte[] LineOf(byte[] bytes, int length) => Encoding.ASCII.GetBytes($"\n{Hexadecimal.Sha256(new ArraySegment<byte>(bytes, 0, length))}\n");
}
