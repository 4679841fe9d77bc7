using System;
using System.Runtime.InteropServices;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Json;

/// <summary>
/// The bytes of a file that people wrote, whatever their editor made of it: UTF-8, or UTF-16 with a byte order mark, as Notepad and Windows
/// PowerShell write it. Another encoding can't be told from its bytes alone, and a guess would put wrong letters into names.
/// </summary>
internal static class WrittenText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file in UTF-8.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The bytes without a byte order mark.</returns>
    public static ReadOnlyMemory<byte> Utf8(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsMemory(3),
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2)),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2)),
        _ => bytes,
    };

    /// <summary>The first byte that is no UTF-8: the file is in another encoding.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Its offset; null where all of it is UTF-8.</returns>
    public static int? FirstForeign(ReadOnlyMemory<byte> text)
    {
        // UTF-16 without its mark: a letter of JSON's own with a zero beside it. As UTF-8 it would be sound.
        if (text.Length > 1 && (text.Span[0] == 0 || text.Span[1] == 0))
        {
            return 0;
        }

        try
        {
            MemoryMarshal.TryGetArray(text, out var bytes);
            _ = Strict.GetCharCount(bytes.Array!, bytes.Offset, bytes.Count);
            return null;
        }
        catch (DecoderFallbackException e)
        {
            return Math.Max(0, e.Index);
        }
    }
}
