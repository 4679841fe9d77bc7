using System;
using System.Buffers.Binary;
using System.IO;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Carries the TLS handshake inside of PRELOGIN packets, as TDS 7.x does (MS-TDS 2.2.6.5), and after it TLS as it is.</summary>
internal sealed class TlsPacketStream(Stream inner) : Stream
{
    private readonly byte[] _header = new byte[PacketReader.HeaderSize];
    private bool _isWrapped = true;
    private int _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The handshake is over: no packets around TLS from here on.</summary>
    public void Unwrap() => _isWrapped = false;

    public override int Read(Span<byte> buffer)
    {
        if (!_isWrapped)
        {
            return inner.Read(buffer);
        }

        if (_left == 0)
        {
            if (inner.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false) < _header.Length)
            {
                return 0;
            }

            _left = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)) - _header.Length;
            if (_header[0] != (byte)PacketType.Prelogin || _left <= 0)
            {
                throw new ProtocolException("A TLS handshake goes in PRELOGIN packets.");
            }
        }

        var got = inner.Read(buffer[..Math.Min(buffer.Length, _left)]);
        _left -= got;
        return got;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_isWrapped)
        {
            inner.Write(buffer);
            return;
        }

        const int Most = PacketWriter.DefaultPacketSize - PacketReader.HeaderSize;
        while (!buffer.IsEmpty)
        {
            var part = buffer[..Math.Min(buffer.Length, Most)];
            buffer = buffer[part.Length..];
            var packet = new byte[PacketReader.HeaderSize + part.Length];
            packet[0] = (byte)PacketType.Prelogin;
            packet[1] = (byte)(buffer.IsEmpty ? PacketStatus.EndOfMessage : PacketStatus.None);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
            part.CopyTo(packet.AsSpan(PacketReader.HeaderSize));
            inner.Write(packet);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
