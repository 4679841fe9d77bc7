using System;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Jupiter.Migration.Fingerprints;

/// <summary>
/// Turns the typed values of rows into bytes, hashes each row to 128 bits and adds the hashes up. The encoding and the sum are
/// defined in docs/fingerprint.md; whatever changes here is a new format version. Used by one thread at a time.
/// </summary>
public sealed class RowEncoder
{
    private const byte NullTag = 0;
    private const byte IntegerTag = 1;
    private const byte RealTag = 2;
    private const byte TextUtf8Tag = 3;
    private const byte BinaryTag = 4;
    private const byte TextUtf16Tag = 5;
    private const int HeadLength = 1 + sizeof(long);
    private const int BufferLength = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly byte[] _hash = new byte[16];
    private readonly XxHash128 _longRow = new();
    private int _length;
    private bool _isLongRow;
    private RowSum _sum;

    /// <summary>Sum and count of the rows that were ended so far.</summary>
    public RowSum Sum => _sum;

    /// <summary>Adds a NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendNull()
    {
        Reserve(1);
        _buffer[_length++] = NullTag;
    }

    /// <summary>Adds an integer.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendInteger(long value) => AppendHead(IntegerTag, value);

    /// <summary>Adds a floating point number, bit by bit: -0 is not 0, and every NaN is itself.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendReal(double value) => AppendHead(RealTag, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Adds text that the engine stores as UTF-8, byte by byte.</summary>
    /// <param name="utf8">The bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendTextUtf8(ReadOnlySpan<byte> utf8) => AppendBytes(TextUtf8Tag, utf8);

    /// <summary>Adds text that the engine stores as UTF-16, little-endian, byte by byte.</summary>
    /// <param name="utf16">The bytes.</param>
    public void AppendTextUtf16(ReadOnlySpan<byte> utf16) => AppendBytes(TextUtf16Tag, utf16);

    /// <summary>Adds binary data.</summary>
    /// <param name="data">The bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendBinary(ReadOnlySpan<byte> data) => AppendBytes(BinaryTag, data);

    /// <summary>Ends a row: its hash goes into the sum.</summary>
    public void EndRow()
    {
        if (_isLongRow)
        {
            Spill();
            _longRow.GetHashAndReset(_hash);
            _isLongRow = false;
        }
        else
        {
            XxHash128.Hash(new ReadOnlySpan<byte>(_buffer, 0, _length), _hash);
            _length = 0;
        }

        _sum.Add(BinaryPrimitives.ReadUInt64BigEndian(_hash), BinaryPrimitives.ReadUInt64BigEndian(_hash.AsSpan(8)));
    }

    /// <summary>Forgets the rows and a row that was begun.</summary>
    public void Reset()
    {
        _sum = default;
        _length = 0;
        _isLongRow = false;
        _longRow.Reset();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendHead(byte tag, long value)
    {
        Reserve(HeadLength);
        _buffer[_length] = tag;
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length + 1), value);
        _length += HeadLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendBytes(byte tag, ReadOnlySpan<byte> data)
    {
        AppendHead(tag, data.Length);
        if (data.Length <= _buffer.Length - _length)
        {
            data.CopyTo(_buffer.AsSpan(_length));
            _length += data.Length;
        }
        else
        {
            Spill();
            _longRow.Append(data);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Spill();
        }
    }

    // A row longer than the buffer is hashed as it comes, so that memory does not grow with the row.
    private void Spill()
    {
        _longRow.Append(new ReadOnlySpan<byte>(_buffer, 0, _length));
        _length = 0;
        _isLongRow = true;
    }
}
