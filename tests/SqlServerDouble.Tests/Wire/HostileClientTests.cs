using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using Jupiter.Migration.SqlServerDouble.Wire;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>Bytes that are no TDS close the connection that they came on, and nothing else.</summary>
public sealed class HostileClientTests : WireTests
{
    private static readonly byte[] Headers = [22, 0, 0, 0, 18, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];

    private static readonly byte[] Prelogin =
        RawClient.Packet(0x12, 1, [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 9, 0, 0, 0, 0, 0, 0]);

    // sp_executesql by number: N'spid', N'@a int', @a = 5.
    private static readonly byte[] Rpc = RawClient.Packet(3, 1,
        [.. Headers, 0xFF, 0xFF, 10, 0, 0, 0, .. Text("spid"), .. Text("@a int"), 2, (byte)'@', 0, (byte)'a', 0, 0, 0x26, 4, 4, 5, 0, 0, 0]);

    private static readonly byte[] Transaction = RawClient.Packet(0x0E, 1, [.. Headers, 5, 0, 0, 0]);

    [Fact]
    public void Random_bytes_close_their_connection()
    {
        var listener = Listen();
        Gen.Byte.Array[1, 300].Sample(bytes => Closes(listener, bytes), iter: 150, threads: 4);

        StillServes(listener);
    }

    [Fact]
    public void Broken_requests_close_their_connection()
    {
        var listener = Listen();
        var request = Gen.OneOf<byte[]>(
            Prelogin, RawClient.Login(), [.. RawClient.Login(), .. RawClient.Batch("spid")],
            [.. RawClient.Login(), .. Rpc], [.. RawClient.Login(), .. Transaction], [.. RawClient.Login(), .. Rpc, .. RawClient.Packet(6, 1, [])]);
        Gen.Select(request, Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[0, 6], Gen.Int[0, 40]).Sample((bytes, changes, cut) =>
        {
            var broken = bytes[..Math.Max(1, bytes.Length - cut)];
            foreach (var (at, value) in changes)
            {
                broken[at % broken.Length] = value;
            }

            Closes(listener, broken);
        }, iter: 400, threads: 4);

        StillServes(listener);
    }

    [Fact]
    public void The_requests_that_get_broken_are_whole()
    {
        var listener = Listen();
        using var client = new RawClient(listener.Port);
        client.LogIn();
        foreach (var request in (byte[][])[RawClient.Batch("spid"), Rpc, Transaction])
        {
            client.Stream.Write(request);
            var answer = client.ReadMessage();
            Assert.True(answer[^13] is 0xFD or 0xFE && answer[^12] is 0 or 0x10, Convert.ToHexString(answer));
        }
    }

    [Fact]
    public void A_client_that_says_nothing_is_hung_up_on()
    {
        using var listener = new TdsListener(Instance, new ListenerOptions { LoginTimeout = TimeSpan.FromMilliseconds(300) });
        using var client = new RawClient(listener.Port);
        client.Stream.Write([0x12, 1]);

        Assert.Equal(0, client.Stream.Read(new byte[1]));
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.Unicode.GetBytes(text);
        byte[] length = [(byte)bytes.Length, 0];
        return [0, 0, 0xE7, .. length, 0x19, 0x04, 0xD0, 0, 0, .. length, .. bytes];
    }

    private static void Closes(TdsListener listener, byte[] bytes)
    {
        using var client = new RawClient(listener.Port);
        try
        {
            client.Stream.Write(bytes);
            client.Stream.Socket.Shutdown(SocketShutdown.Send);
            while (client.Stream.Read(new byte[4096]) > 0)
            {
            }
        }
        catch (IOException closed) when (closed.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset
            or SocketError.Shutdown or SocketError.ConnectionAborted })
        {
            // Closed with bytes unread, which is a reset.
        }
        catch (SocketException)
        {
            // Likewise, before the end of sending.
        }
    }

    private void StillServes(TdsListener listener)
    {
        Assert.True(Within(5, () => listener.ConnectionCount == 0), $"{listener.ConnectionCount} connections are left.");
        using var connection = Connect(null, listener);
        Assert.NotNull(Ask(connection, "spid"));
    }
}
