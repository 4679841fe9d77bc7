using System;
using System.IO;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>From the first byte to LOGIN7: PRELOGIN, TLS and what of it stays.</summary>
internal sealed class Handshake(PacketChannel channel, PacketWriter packets, ListenerOptions options, X509Certificate2 certificate)
{
    // A login is at most 128 KB (MS-TDS 2.2.6.4).
    private const int LongestMessage = 128 * 1024;

    // TLS record of an alert: fatal, protocol_version (RFC 5246, 7.2).
    private static readonly byte[] ProtocolVersionAlert = [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46];

    /// <summary>The client's login; null when the connection has ended before it.</summary>
    public ClientLogin? Run(Version product)
    {
        var reader = new PacketReader(channel, LongestMessage);
        var message = reader.Read();
        var encryption = EncryptionOffer.NotSupported;
        if (message is { Type: PacketType.Prelogin })
        {
            encryption = options.Encryption.Answer(Prelogin.ReadEncryption(message.Payload.Span));
            Prelogin.Answer(packets, product, encryption);
            if (encryption != EncryptionOffer.NotSupported)
            {
                StartTls();
            }

            message = reader.Read();
        }

        if (message is null)
        {
            return null;
        }

        if (message.Type != PacketType.Login || (options.Encryption == WireEncryption.Required && channel.Stream == channel.Clear))
        {
            throw new ProtocolException("There was to be a login.");
        }

        if (encryption == EncryptionOffer.Off)
        {
            // Only the login was to be encrypted. TLS is left without its goodbye, which would lie in the stream of packets.
            channel.Stream = channel.Clear;
        }

        return ClientLogin.Read(message.Payload.Span);
    }

    private void StartTls()
    {
        var wrapped = new TlsPacketStream(channel.Clear);
        if (options.RefusesModernTls)
        {
            wrapped.ReadExactly(new byte[1]);
            wrapped.Write(ProtocolVersionAlert);
            channel.EndSending();
            throw new AuthenticationException("This server refuses TLS from 1.2 on.");
        }

        var tls = new SslStream(wrapped, leaveInnerStreamOpen: true);
        tls.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,

            // TDS 7.x knows no TLS 1.3: its session tickets would follow the handshake.
            EnabledSslProtocols = SslProtocols.Tls12,
            AllowTlsResume = false,
        });
        wrapped.Unwrap();
        channel.Stream = tls;
    }
}
