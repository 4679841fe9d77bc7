using System.Net.Sockets;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A TCP port, as somebody outside sees it.</summary>
internal static class Port
{
    public static bool Answers(string address, int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
