using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>What is in a value of variable length.</summary>
internal abstract class ValueContent
{
    public abstract int Size(object value);

    public abstract void Write(PacketWriter packets, object value);

    /// <summary>Writes the value as chunks of a PARTLENTYPE.</summary>
    public abstract void WriteParts(PacketWriter packets, object value);
}

/// <summary>Bytes.</summary>
internal sealed class BinaryContent : ValueContent
{
    public static readonly BinaryContent Instance = new();

    public override int Size(object value) => ((byte[])value).Length;

    public override void Write(PacketWriter packets, object value) => packets.Bytes((byte[])value);

    public override void WriteParts(PacketWriter packets, object value) => packets.Parts((byte[])value);
}

/// <summary>Text in UTF-16.</summary>
internal sealed class UnicodeContent : ValueContent
{
    public static readonly UnicodeContent Instance = new();

    public override int Size(object value) => checked(((string)value).Length * 2);

    public override void Write(PacketWriter packets, object value) => packets.Unicode((string)value);

    public override void WriteParts(PacketWriter packets, object value) => packets.Parts(MemoryMarshal.AsBytes(((string)value).AsSpan()));
}

/// <summary>Text in the code page of the collation.</summary>
internal sealed class CodePageContent(Encoding encoding) : ValueContent
{
    private const int Slice = 256;
    private const int LongSlice = 16 * 1024;

    public override int Size(object value) => encoding.GetByteCount((string)value);

    public override void Write(PacketWriter packets, object value)
    {
        Span<byte> scratch = stackalloc byte[Slice * 4];
        for (var text = ((string)value).AsSpan(); !text.IsEmpty;)
        {
            // Straight into the packet while it has room, by way of a scratch buffer over the border of two packets.
            var part = Take(ref text, Slice);
            if (encoding.TryGetBytes(part, packets.Free(), out var written))
            {
                packets.Advance(written);
            }
            else
            {
                packets.Bytes(scratch[..encoding.GetBytes(part, scratch)]);
            }
        }
    }

    public override void WriteParts(PacketWriter packets, object value)
    {
        var text = ((string)value).AsSpan();
        var scratch = ArrayPool<byte>.Shared.Rent(encoding.GetMaxByteCount(Math.Min(text.Length, LongSlice)));
        while (!text.IsEmpty)
        {
            packets.Parts(scratch.AsSpan(0, encoding.GetBytes(Take(ref text, LongSlice), scratch)));
        }

        ArrayPool<byte>.Shared.Return(scratch);
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> text, int most)
    {
        var part = text[..Math.Min(text.Length, most)];
        if (part.Length < text.Length && char.IsHighSurrogate(part[^1]))
        {
            part = part[..^1];
        }

        text = text[part.Length..];
        return part;
    }
}
