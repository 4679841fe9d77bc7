using System;
using System.Buffers.Binary;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Puts messages together from packets (MS-TDS 2.2.3).</summary>
internal sealed class PacketReader(PacketChannel channel, int maxMessage)
{
    public const int HeaderSize = 8;

    private readonly byte[] _header = new byte[HeaderSize];
    private byte[] _payload = [];

    /// <summary>The next message; null when the client has closed the connection between two of them.</summary>
    public ClientMessage? Read()
    {
        PacketType? type = null;
        var resets = false;
        var length = 0;
        while (true)
        {
            var got = channel.Read(_header);
            if (got == 0 && type is null)
            {
                return null;
            }

            if (got < HeaderSize)
            {
                throw ProtocolException.EndedUnexpectedly();
            }

            var status = (PacketStatus)_header[1];
            var packet = (PacketType)_header[0];
            var size = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)) - HeaderSize;
            Check(packet, size, length);
            if (type is not null && type != packet)
            {
                // Whoever gives up half a message may only say so by an attention.
                type = packet == PacketType.Attention ? null : throw new ProtocolException("A message has packets of two types.");
                (length, resets) = (0, false);
            }

            type ??= packet;
            resets |= (status & (PacketStatus.ResetConnection | PacketStatus.ResetConnectionKeepTransaction)) != 0;
            Append(length, size);
            length += size;
            channel.Received();
            if ((status & PacketStatus.EndOfMessage) == 0 && packet != PacketType.Attention)
            {
                continue;
            }

            if ((status & PacketStatus.Ignore) != 0)
            {
                (type, length, resets) = (null, 0, false);
                continue;
            }

            var message = new ClientMessage(type.Value, _payload.AsMemory(0, length), resets);
            _payload = [];
            return message;
        }
    }

    private void Check(PacketType packet, int size, int length)
    {
        if (!Enum.IsDefined(packet) || packet == PacketType.Response)
        {
            throw new ProtocolException($"There is no packet of type 0x{(byte)packet:X2}.");
        }

        if (size < 0 || size > short.MaxValue)
        {
            throw new ProtocolException("A packet has a length that none can have.");
        }

        if (length + (long)size > maxMessage)
        {
            throw new ProtocolException("A message is too long.");
        }
    }

    private void Append(int at, int size)
    {
        if (at + size > _payload.Length)
        {
            Array.Resize(ref _payload, Math.Max(at + size, (int)Math.Min(_payload.Length * 2L, maxMessage)));
        }

        if (channel.Read(_payload.AsSpan(at, size)) < size)
        {
            throw ProtocolException.EndedUnexpectedly();
        }
    }
}
