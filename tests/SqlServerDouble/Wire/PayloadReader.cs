using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Reads the payload of a message. Never past its end, whatever lengths it finds there.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly int Remaining => _rest.Length;

    public ReadOnlySpan<byte> Bytes(long count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw ProtocolException.EndedUnexpectedly();
        }

        var bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }

    public readonly byte Peek() => IsAtEnd ? throw ProtocolException.EndedUnexpectedly() : _rest[0];

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    public string Unicode(int characters) => ToText(Bytes(characters * 2L));

    /// <summary>B_VARCHAR.</summary>
    public string ByteText() => Unicode(Byte());

    /// <summary>US_VARCHAR.</summary>
    public string ShortText() => Unicode(UInt16());

    /// <summary>Skips ALL_HEADERS (MS-TDS 2.2.5.3): their transaction descriptor says what the session knows itself.</summary>
    public void SkipAllHeaders(TdsVersion version)
    {
        if (version < TdsVersion.V72)
        {
            return;
        }

        // The total length counts itself.
        Bytes(UInt32() - (long)sizeof(uint));
    }

    /// <summary>UTF-16LE; byte-wise aligned or not.</summary>
    public static string ToText(ReadOnlySpan<byte> bytes) => bytes.Length % 2 == 0
        ? new string(MemoryMarshal.Cast<byte, char>(bytes))
        : throw new ProtocolException("Unicode text has an unpaired surrogate.");
}
