using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>A program that accepts connections on a machine and says nothing.</summary>
internal sealed class TcpService : IAsyncDisposable
{
    private const int Waiting = 64;

    private readonly Socket _listener;
    private readonly Task _work;

    public TcpService(string network, int port)
    {
        _listener = NetworkNamespace.Run(network, () =>
        {
            var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
            socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
            socket.Listen(Waiting);
            return socket;
        });
        _work = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _work;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                (await _listener.AcceptAsync()).Dispose();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The program was ended.
        }
    }
}
