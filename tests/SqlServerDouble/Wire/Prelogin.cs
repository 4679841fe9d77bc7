using System;
using System.Buffers.Binary;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>PRELOGIN (MS-TDS 2.2.6.5).</summary>
internal static class Prelogin
{
    private const byte Terminator = 0xFF;

    private enum Option : byte
    {
        Version = 0,
        Encryption = 1,
        Instance = 2,
        ThreadId = 3,
        Mars = 4,
    }

    /// <summary>What the client says about encryption.</summary>
    public static EncryptionOffer ReadEncryption(ReadOnlySpan<byte> payload)
    {
        var options = new PayloadReader(payload);
        while (options.Byte() is var option and not Terminator)
        {
            var place = options.Bytes(4);
            var offset = BinaryPrimitives.ReadUInt16BigEndian(place);
            var length = BinaryPrimitives.ReadUInt16BigEndian(place[2..]);
            if (offset + length > payload.Length)
            {
                throw ProtocolException.EndedUnexpectedly();
            }

            if (option == (byte)Option.Encryption && length > 0)
            {
                return (EncryptionOffer)payload[offset];
            }
        }

        return EncryptionOffer.NotSupported;
    }

    public static void Answer(PacketWriter packets, Version product, EncryptionOffer encryption)
    {
        ReadOnlySpan<(Option Option, ushort Length)> options =
            [(Option.Version, 6), (Option.Encryption, 1), (Option.Instance, 1), (Option.ThreadId, 0), (Option.Mars, 1)];
        var offset = (options.Length * 5) + 1;
        Span<byte> place = stackalloc byte[5];
        foreach (var (option, length) in options)
        {
            place[0] = (byte)option;
            BinaryPrimitives.WriteUInt16BigEndian(place[1..], (ushort)offset);
            BinaryPrimitives.WriteUInt16BigEndian(place[3..], length);
            packets.Bytes(place);
            offset += length;
        }

        packets.Byte(Terminator);
        Span<byte> version = stackalloc byte[6];
        version[0] = (byte)product.Major;
        version[1] = (byte)product.Minor;
        BinaryPrimitives.WriteUInt16BigEndian(version[2..], (ushort)Math.Max(product.Build, 0));
        packets.Bytes(version);
        packets.Byte((byte)encryption);

        // INSTOPT 0: whatever instance the client meant, this is it. MARS 0: there is none.
        packets.Byte(0);
        packets.Byte(0);
        packets.EndMessage();
    }
}
