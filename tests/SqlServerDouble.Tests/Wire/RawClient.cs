using System;
using System.Buffers.Binary;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>A client that writes its bytes itself, and so may write wrong ones. Speaks TDS 7.4 in clear, without PRELOGIN.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();

    public RawClient(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _client.NoDelay = true;
        Stream = _client.GetStream();
        Stream.ReadTimeout = 10_000;
    }

    public NetworkStream Stream { get; }

    public static byte[] Packet(byte type, byte status, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[8 + payload.Length];
        (packet[0], packet[1]) = (type, status);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        payload.CopyTo(packet.AsSpan(8));
        return packet;
    }

    public static byte[] Batch(string text)
    {
        byte[] headers = [22, 0, 0, 0, 18, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];
        return Packet(1, 1, [.. headers, .. Encoding.Unicode.GetBytes(text)]);
    }

    public static byte[] Login()
    {
        var login = new byte[94 + 4 + 4];
        BinaryPrimitives.WriteInt32LittleEndian(login, login.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(login.AsSpan(4), 0x74000004);
        BinaryPrimitives.WriteInt32LittleEndian(login.AsSpan(8), 4096);
        Place(login, 40, 94, "sa");
        Place(login, 44, 98, "pw");
        for (var i = 98; i < 102; i++)
        {
            login[i] = (byte)(((login[i] << 4) | (login[i] >> 4)) ^ 0xA5);
        }

        return Packet(0x10, 1, login);
    }

    public void LogIn()
    {
        Stream.Write(Login());
        ReadMessage();
    }

    public void SendBatch(string text) => Stream.Write(Batch(text));

    public byte[] ReadMessage()
    {
        using var whole = new MemoryStream();
        var header = new byte[8];
        do
        {
            Stream.ReadExactly(header);
            var payload = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - 8];
            Stream.ReadExactly(payload);
            whole.Write(payload);
        }
        while ((header[1] & 1) == 0);

        return whole.ToArray();
    }

    public void Dispose() => _client.Dispose();

    private static void Place(byte[] login, int at, int offset, string text)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(login.AsSpan(at), (ushort)offset);
        BinaryPrimitives.WriteUInt16LittleEndian(login.AsSpan(at + 2), (ushort)text.Length);
        Encoding.Unicode.GetBytes(text).CopyTo(login, offset);
    }
}
