using System;
using System.Net;
using System.Net.Sockets;

namespace Jupiter.Migration.Network.Segments;

/// <summary>The address of a packet socket of Linux (packet(7), sockaddr_ll): an interface, a protocol and, for sending, a card.</summary>
internal sealed class PacketEndPoint(int index, ushort protocol) : EndPoint
{
    /// <summary>AF_PACKET, as .NET numbers it.</summary>
    public const AddressFamily Packet = (AddressFamily)65536;

    private const int Size = 20;
    private const int CardLength = 6;

    private readonly int _index = index;

    /// <inheritdoc/>
    public override AddressFamily AddressFamily => Packet;

    /// <inheritdoc/>
    public override EndPoint Create(SocketAddress socketAddress) => this;

    /// <inheritdoc/>
    public override SocketAddress Serialize()
    {
        var address = new SocketAddress(Packet, Size);
        address[2] = (byte)(protocol >> 8);
        address[3] = (byte)protocol;
        var index = BitConverter.GetBytes(_index);
        for (var i = 0; i < index.Length; i++)
        {
            address[4 + i] = index[i];
        }

        address[11] = CardLength;
        for (var i = 0; i < CardLength; i++)
        {
            address[12 + i] = 0xFF;
        }

        return address;
    }
}
