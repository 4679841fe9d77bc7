using System;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>
/// Text as SQLite keeps it. Any UTF-16 goes round, lone surrogates, too: they become three bytes each, which UTF-8 forbids and SQLite
/// does not look at.
/// </summary>
internal static class Wtf8
{
    public static byte[] GetBytes(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[text.Length * 3];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                bytes[at++] = (byte)(0xE0 | (text[i] >> 12));
                bytes[at++] = (byte)(0x80 | ((text[i] >> 6) & 0x3F));
                bytes[at++] = (byte)(0x80 | (text[i] & 0x3F));
                continue;
            }

            var length = char.IsHighSurrogate(text[i]) ? 2 : 1;
            at += Encoding.UTF8.GetBytes(text.AsSpan(i, length), bytes.AsSpan(at));
            i += length - 1;
        }

        return bytes[..at];
    }

    public static string GetString(ReadOnlySpan<byte> bytes)
    {
        if (!HasLoneSurrogate(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (HasLoneSurrogate(bytes))
        {
            var at = IndexOfLoneSurrogate(bytes);
            text.Append(Encoding.UTF8.GetString(bytes[..at]));
            text.Append((char)(((bytes[at] & 0x0F) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F)));
            bytes = bytes[(at + 3)..];
        }

        return text.Append(Encoding.UTF8.GetString(bytes)).ToString();
    }

    /// <summary>UTF-16 units of the text.</summary>
    public static int Units(ReadOnlySpan<byte> bytes)
    {
        var units = 0;
        foreach (var one in bytes)
        {
            units += (one & 0xC0) == 0x80 ? 0 : one >= 0xF0 ? 2 : 1;
        }

        return units;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> bytes) => IndexOfLoneSurrogate(bytes) >= 0;

    private static int IndexOfLoneSurrogate(ReadOnlySpan<byte> bytes)
    {
        var from = 0;
        while (bytes[from..].IndexOf((byte)0xED) is >= 0 and var at)
        {
            if (from + at + 2 < bytes.Length && bytes[from + at + 1] >= 0xA0)
            {
                return from + at;
            }

            from += at + 1;
        }

        return -1;
    }
}
