using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>
/// Answers to the name of a machine by link-local multicast name resolution (RFC 4795), as Windows does. It shares no code with who asks:
/// the question comes back as an answer (RFC 1035 4.1.1) with one record behind it.
/// </summary>
internal sealed class NameService : IAsyncDisposable
{
    private const int Port = 5355;
    private const int Header = 12;
    private const int LifeTime = 30;
    private static readonly IPAddress Group = IPAddress.Parse("224.0.0.252");

    private readonly UdpClient _socket;
    private readonly Task _work;

    public NameService(string network, string name, IPAddress address)
    {
        _socket = NetworkNamespace.Run(network, () =>
        {
            var socket = new UdpClient(new IPEndPoint(IPAddress.Any, Port));
            socket.JoinMulticastGroup(Group, address);
            return socket;
        });
        _work = AnswerAsync(name, address);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _work;
    }

    private async Task AnswerAsync(string name, IPAddress address)
    {
        byte[] asked = [(byte)name.Length, .. Encoding.ASCII.GetBytes(name.ToUpperInvariant()), 0, 0, 1, 0, 1];
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync();
                var text = question.Buffer.Skip(Header).Select(letter => (byte)char.ToUpperInvariant((char)letter)).ToArray();
                if (text.SequenceEqual(asked))
                {
                    // Type A, class IN; the name is the one at offset 12.
                    byte[] answer =
                    [
                        question.Buffer[0], question.Buffer[1], 0x80, 0, 0, 1, 0, 1, 0, 0, 0, 0, .. question.Buffer.Skip(Header),
                        0xC0, Header, 0, 1, 0, 1, 0, 0, 0, LifeTime, 0, 4, .. address.GetAddressBytes(),
                    ];
                    await _socket.SendAsync(answer, question.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The machine was switched off.
        }
    }
}
