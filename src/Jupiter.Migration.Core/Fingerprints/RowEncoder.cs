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
    private const byte TextUtf8Tag = (byte)ByteValueKind.TextUtf8;
    private const byte BinaryTag = (byte)ByteValueKind.Binary;
    private const byte TextUtf16Tag = (byte)ByteValueKind.TextUtf16;
    private const byte ExactNumberTag = 6;
    private const byte DateTimeTag = 7;
    private const byte TimeOfDayTag = 8;
    private const byte DateTimeOffsetTag = 9;
    private const byte GuidTag = 10;
    private const int HeadLength = 1 + sizeof(long);
    private const int BufferLength = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly byte[] _hash = new byte[16];
    private readonly XxHash128 _longRow = new();
    private int _length;
    private bool _isLongRow;
    private readonly IRowListener? _listener;
    private RowSum _sum;

    /// <summary>Makes an encoder.</summary>
    public RowEncoder()
    {
    }

    /// <summary>Makes an encoder that also tells of every row.</summary>
    /// <param name="listener">Who is told.</param>
    public RowEncoder(IRowListener listener) => _listener = listener;

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

    /// <summary>Adds an exact number of up to 38 digits.</summary>
    /// <param name="scale">How many of its digits stand behind the point: those of its column.</param>
    /// <param name="isNegative">Whether it is below zero.</param>
    /// <param name="high">Upper half of its digits as a whole number.</param>
    /// <param name="low">Lower half.</param>
    public void AppendExactNumber(byte scale, bool isNegative, ulong high, ulong low)
    {
        Reserve(19);
        _buffer[_length] = ExactNumberTag;
        _buffer[_length + 1] = scale;
        _buffer[_length + 2] = isNegative ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(_length + 3), low);
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(_length + 11), high);
        _length += 19;
    }

    /// <summary>Adds a date, or a date and time without an offset.</summary>
    /// <param name="ticks">100 ns since 0001-01-01.</param>
    public void AppendDateTime(long ticks) => AppendHead(DateTimeTag, ticks);

    /// <summary>Adds a time of day.</summary>
    /// <param name="ticks">100 ns since midnight.</param>
    public void AppendTimeOfDay(long ticks) => AppendHead(TimeOfDayTag, ticks);

    /// <summary>Adds a date and time with an offset: the same moment in another zone is another value.</summary>
    /// <param name="value">The value.</param>
    public void AppendDateTimeOffset(DateTimeOffset value)
    {
        AppendHead(DateTimeOffsetTag, value.UtcTicks);
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length), value.Offset.Ticks / TimeSpan.TicksPerMinute);
        _length += sizeof(long);
    }

    /// <summary>Adds a GUID.</summary>
    /// <param name="value">The value.</param>
    public void AppendGuid(Guid value)
    {
        Reserve(17);
        _buffer[_length] = GuidTag;
        value.ToByteArray().CopyTo(_buffer, _length + 1);
        _length += 17;
    }

    /// <summary>Begins a value of bytes that come in parts: <see cref="AppendPart"/> must add exactly as many.</summary>
    /// <param name="kind">What the bytes are.</param>
    /// <param name="length">How many bytes there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginBytes(ByteValueKind kind, long length) => AppendHead((byte)kind, length);

    /// <summary>Adds bytes of the value that was begun.</summary>
    /// <param name="data">The bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendPart(ReadOnlySpan<byte> data)
    {
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

    /// <summary>Ends a row: its hash goes into the sum.</summary>
    public void EndRow()
    {
        var encoded = _isLongRow ? 0 : _length;
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

        var (high, low) = (BinaryPrimitives.ReadUInt64BigEndian(_hash), BinaryPrimitives.ReadUInt64BigEndian(_hash.AsSpan(8)));
        _listener?.RowEnded(new ReadOnlySpan<byte>(_buffer, 0, encoded), new RowHash(high, low));
        _sum.Add(high, low);
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
        AppendPart(data);
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
