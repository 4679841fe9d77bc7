using System;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>What is in a value of variable length.</summary>
internal abstract class ValueContent
{
    public abstract int Size(object value);

    public abstract void Write(PacketWriter packets, object value);
}

/// <summary>Bytes.</summary>
internal sealed class BinaryContent : ValueContent
{
    public static readonly BinaryContent Instance = new();

    public override int Size(object value) => ((byte[])value).Length;

    public override void Write(PacketWriter packets, object value) => packets.Bytes((byte[])value);
}

/// <summary>Text in UTF-16.</summary>
internal sealed class UnicodeContent : ValueContent
{
    public static readonly UnicodeContent Instance = new();

    public override int Size(object value) => checked(((string)value).Length * 2);

    public override void Write(PacketWriter packets, object value) => packets.Unicode((string)value);
}

/// <summary>Text in the code page of the collation.</summary>
internal sealed class CodePageContent(Encoding encoding) : ValueContent
{
    private const int Slice = 256;

    public override int Size(object value) => encoding.GetByteCount((string)value);

    public override void Write(PacketWriter packets, object value)
    {
        var text = ((string)value).AsSpan();
        Span<byte> scratch = stackalloc byte[Slice * 4];
        while (!text.IsEmpty)
        {
            // Straight into the packet while it has room, by way of a scratch buffer over the border of two packets.
            var part = text[..Math.Min(text.Length, Slice)];
            if (part.Length < text.Length && char.IsHighSurrogate(part[^1]))
            {
                part = part[..^1];
            }

            if (encoding.TryGetBytes(part, packets.Free(), out var written))
            {
                packets.Advance(written);
            }
            else
            {
                packets.Bytes(scratch[..encoding.GetBytes(part, scratch)]);
            }

            text = text[part.Length..];
        }
    }
}
