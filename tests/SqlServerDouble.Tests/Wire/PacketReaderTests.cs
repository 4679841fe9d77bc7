using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using CsCheck;
using Jupiter.Migration.SqlServerDouble.Wire;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>Messages out of packets out of segments.</summary>
public sealed class PacketReaderTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient _client = new();
    private readonly Socket _socket;

    public PacketReaderTests()
    {
        _listener.Start();
        _client.Connect((IPEndPoint)_listener.LocalEndpoint);
        _socket = _listener.AcceptSocket();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _client.Dispose();
        _listener.Dispose();
    }

    [Fact]
    public void A_message_is_the_same_however_it_was_cut()
    {
        var message = Gen.Select(Gen.OneOf<byte>(1, 3, 14), Gen.Byte.Array[0, 3000], Gen.Int[1, 700]);
        Gen.Select(message.Array[1, 4], Gen.Int[1, 900].Array[1, 20]).Sample((messages, segments) =>
        {
            var bytes = messages.SelectMany(m => Cut(m.Item1, m.Item2, m.Item3)).ToArray();
            var reader = Reader(bytes, segments);
            foreach (var (type, payload, _) in messages)
            {
                var read = reader.Read();
                Assert.Equal((PacketType)type, read!.Type);
                Assert.Equal(payload, read.Payload.ToArray());
            }

            Assert.Null(reader.Read());
        });
    }

    [Fact]
    public void Any_bytes_are_messages_or_an_end_or_a_protocol_error()
    {
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[1, 50].Array[1, 5]).Sample((bytes, segments) =>
        {
            var reader = Reader(bytes, segments);
            try
            {
                while (reader.Read() is not null)
                {
                }
            }
            catch (ProtocolException)
            {
                // As it should be.
            }
        });
    }

    [Fact]
    public void A_message_that_the_client_takes_back_is_none()
    {
        byte[] taken = [.. RawClient.Packet(1, 0, [1, 2]), .. RawClient.Packet(1, 3, [3, 4])];
        var reader = Reader([.. taken, .. RawClient.Packet(6, 1, []), .. RawClient.Packet(1, 9, [5])], [1000]);

        Assert.Equal(PacketType.Attention, reader.Read()!.Type);
        var message = reader.Read()!;
        Assert.Equal([5], message.Payload.ToArray());
        Assert.True(message.Resets);
        Assert.Null(reader.Read());
    }

    [Fact]
    public void A_message_beyond_the_limit_is_refused_before_it_is_read()
    {
        var endless = Enumerable.Repeat(RawClient.Packet(1, 0, new byte[20_000]), 10).SelectMany(packet => packet).ToArray();

        Assert.Throws<ProtocolException>(() => Reader(endless, [1000], 100_000).Read());
    }

    private static IEnumerable<byte> Cut(byte type, byte[] payload, int size)
    {
        var at = 0;
        do
        {
            var part = payload.Skip(at).Take(size).ToArray();
            at += part.Length;
            foreach (var value in RawClient.Packet(type, at == payload.Length ? (byte)1 : (byte)0, part))
            {
                yield return value;
            }
        }
        while (at < payload.Length);
    }

    private PacketReader Reader(byte[] bytes, int[] segments, int longest = 1_000_000) =>
        new(new PacketChannel(_socket, new WireFaults()) { Stream = new SegmentedStream(bytes, segments) }, longest);

    /// <summary>Gives its bytes in segments of given lengths, round and round.</summary>
    private sealed class SegmentedStream(byte[] bytes, int[] segments) : MemoryStream(bytes)
    {
        private int _turn;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, segments[_turn++ % segments.Length])]);
    }
}
