using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO.Hashing;

namespace Jupiter.Migration.Fingerprints;

/// <summary>Finds single values in an encoded row, whose layout docs/fingerprint.md defines.</summary>
public static class EncodedRow
{
    private const int HeadLength = 9;

    /// <summary>The hash of some of a row's values: its key.</summary>
    /// <param name="encoded">The encoded row.</param>
    /// <param name="columns">Places of the values.</param>
    /// <returns>The hash.</returns>
    public static RowHash HashOf(ReadOnlySpan<byte> encoded, IReadOnlyList<int> columns)
    {
        var hash = new XxHash128();
        foreach (var column in columns)
        {
            var start = 0;
            for (var i = 0; i < column; i++)
            {
                start += LengthAt(encoded.Slice(start));
            }

            hash.Append(encoded.Slice(start, LengthAt(encoded.Slice(start))));
        }

        var bytes = new byte[16];
        hash.GetCurrentHash(bytes);
        return new RowHash(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)));
    }

    private static int LengthAt(ReadOnlySpan<byte> encoded) => encoded[0] switch
    {
        0 => 1,
        (byte)ByteValueKind.TextUtf8 or (byte)ByteValueKind.Binary or (byte)ByteValueKind.TextUtf16 or (byte)ByteValueKind.TextInCodePage
            or (byte)ByteValueKind.ClrType or (byte)ByteValueKind.Xml or (byte)ByteValueKind.Variant => HeadLength + checked((int)BinaryPrimitives.ReadInt64LittleEndian(encoded.Slice(1))),
        6 => 19,
        9 => HeadLength + sizeof(long),
        10 => 17,
        _ => HeadLength,
    };
}
