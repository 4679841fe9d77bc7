using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>
/// Writes a message straight into the buffer of one packet, which is sent whenever it is full: memory does not grow with the data.
/// </summary>
internal sealed class PacketWriter(PacketChannel channel, PacketType type = PacketType.Response)
{
    /// <summary>Until the login has agreed on another one (MS-TDS 2.2.7.14).</summary>
    public const int DefaultPacketSize = 4096;

    private byte[] _packet = new byte[DefaultPacketSize];
    private int _at = PacketReader.HeaderSize;
    private byte _number = 1;

    /// <summary>Whether the packet in the buffer holds anything.</summary>
    public bool IsEmpty => _at == PacketReader.HeaderSize;

    /// <summary>The server's process number that packets carry.</summary>
    public short SessionId { get; set; }

    /// <summary>Takes the packet size of the login; only between two messages.</summary>
    public void Resize(int packetSize) => _packet = new byte[packetSize];

    public void Byte(byte value)
    {
        if (_at == _packet.Length)
        {
            Send(PacketStatus.None);
        }

        _packet[_at++] = value;
    }

    public void UInt16(ushort value)
    {
        if (_packet.Length - _at >= sizeof(ushort))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_packet.AsSpan(_at), value);
            _at += sizeof(ushort);
            return;
        }

        Byte((byte)value);
        Byte((byte)(value >> 8));
    }

    public void UInt32(uint value)
    {
        if (_packet.Length - _at >= sizeof(uint))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_packet.AsSpan(_at), value);
            _at += sizeof(uint);
            return;
        }

        UInt16((ushort)value);
        UInt16((ushort)(value >> 16));
    }

    public void UInt64(ulong value)
    {
        if (_packet.Length - _at >= sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_packet.AsSpan(_at), value);
            _at += sizeof(ulong);
            return;
        }

        UInt32((uint)value);
        UInt32((uint)(value >> 32));
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var room = _packet.Length - _at;
            if (bytes.Length <= room)
            {
                bytes.CopyTo(_packet.AsSpan(_at));
                _at += bytes.Length;
                return;
            }

            bytes[..room].CopyTo(_packet.AsSpan(_at));
            bytes = bytes[room..];
            _at = _packet.Length;
            Send(PacketStatus.None);
        }
    }

    /// <summary>
    /// Chunks of a PARTLENTYPE (MS-TDS 2.2.5.2.3), none of which goes over the border of two packets. Servers send them so, and
    /// Microsoft.Data.SqlClient relies on it: within a chunk of nvarchar(max) it takes the header of the next packet for text.
    /// </summary>
    public void Parts(ReadOnlySpan<byte> bytes)
    {
        const int LeastPart = sizeof(uint) + sizeof(char);
        while (!bytes.IsEmpty)
        {
            if (_packet.Length - _at < LeastPart)
            {
                Send(PacketStatus.None);
            }

            // An even number of bytes, so that no character is torn.
            var part = bytes[..Math.Min(bytes.Length, (_packet.Length - _at - sizeof(uint)) & ~1)];
            bytes = bytes[part.Length..];
            UInt32((uint)part.Length);
            Bytes(part);
        }
    }

    /// <summary>UTF-16 as it lies in memory.</summary>
    public void Unicode(ReadOnlySpan<char> text) => Bytes(MemoryMarshal.AsBytes(text));

    /// <summary>B_VARCHAR: one byte with the number of characters, and they.</summary>
    public void ByteText(string text)
    {
        var cut = text.AsSpan(0, Math.Min(text.Length, byte.MaxValue));
        Byte((byte)cut.Length);
        Unicode(cut);
    }

    /// <summary>US_VARCHAR: two bytes with the number of characters, and they.</summary>
    public void ShortText(ReadOnlySpan<char> text)
    {
        UInt16((ushort)text.Length);
        Unicode(text);
    }

    /// <summary>What is free in the packet; what is written there is told by <see cref="Advance"/>.</summary>
    public Span<byte> Free() => _packet.AsSpan(_at);

    public void Advance(int count) => _at += count;

    /// <summary>Sends what there is, so that the client sees it while the batch goes on.</summary>
    public void Flush()
    {
        if (!IsEmpty)
        {
            Send(PacketStatus.None);
        }
    }

    public void EndMessage()
    {
        Send(PacketStatus.EndOfMessage);
        _number = 1;
    }

    private void Send(PacketStatus status)
    {
        _packet[0] = (byte)type;
        _packet[1] = (byte)status;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)_at);
        BinaryPrimitives.WriteInt16BigEndian(_packet.AsSpan(4), SessionId);
        _packet[6] = _number++;
        _packet[7] = 0;
        var length = _at;
        _at = PacketReader.HeaderSize;
        channel.Send(_packet, length);
    }
}
