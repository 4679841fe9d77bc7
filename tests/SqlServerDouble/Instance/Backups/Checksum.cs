using System;
using System.Buffers.Binary;

namespace Jupiter.Migration.SqlServerDouble.Instance.Backups;

/// <summary>A checksum of 64 bits; it must find damage, not malice.</summary>
internal struct Checksum
{
    private ulong _value;

    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = default(Checksum);
        checksum.Add(bytes);
        return checksum.Value;
    }

    public readonly byte[] Value => BitConverter.GetBytes(_value ^ 0xCBF29CE484222325);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            _value = Mix(_value ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var one in bytes)
        {
            _value = Mix(_value ^ one);
        }
    }

    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        return value ^ (value >> 29);
    }
}
