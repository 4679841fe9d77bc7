using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>LOGIN7 (MS-TDS 2.2.6.4).</summary>
/// <param name="Request">Who it is.</param>
/// <param name="TdsVersion">The newest protocol it knows.</param>
/// <param name="PacketSize">The packet size it wants; 0 leaves it to the server.</param>
/// <param name="IsIntegrated">Whether it would go on with SSPI.</param>
/// <param name="Language">The language it wants.</param>
/// <param name="Features">The feature extensions it asks for; null when it knows of none.</param>
internal sealed record ClientLogin(
    LoginRequest Request, uint TdsVersion, int PacketSize, bool IsIntegrated, string Language, IReadOnlyList<byte>? Features)
{
    private const int FixedPart = 94;

    public static ClientLogin Read(ReadOnlySpan<byte> login)
    {
        if (login.Length < FixedPart)
        {
            throw ProtocolException.EndedUnexpectedly();
        }

        const byte IntegratedSecurity = 0x80;
        const byte Extension = 0x10;
        const byte ChangePassword = 0x01;
        var request = new LoginRequest(
            Text(login, 36), Text(login, 48), Text(login, 40), Password(Bytes(login, 44)), Text(login, 68), Int32(login, 16),
            (login[27] & ChangePassword) != 0 ? Password(Bytes(login, 86)) : null);
        return new ClientLogin(
            request, (uint)Int32(login, 4), Int32(login, 8), (login[25] & IntegratedSecurity) != 0, Text(login, 64),
            (login[27] & Extension) != 0 ? ReadFeatures(login) : null);
    }

    /// <summary>The packet size that both sides can have.</summary>
    public int AgreePacketSize() => PacketSize == 0 ? PacketWriter.DefaultPacketSize : Math.Clamp(PacketSize, 512, short.MaxValue);

    private static int Int32(ReadOnlySpan<byte> login, int at) => BinaryPrimitives.ReadInt32LittleEndian(login[at..]);

    private static string Text(ReadOnlySpan<byte> login, int at) => PayloadReader.ToText(Bytes(login, at));

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> login, int at)
    {
        var place = new PayloadReader(login.Slice(at, 4));
        var offset = place.UInt16();
        var length = place.UInt16() * 2;
        return offset + length <= login.Length ? login.Slice(offset, length) : throw ProtocolException.EndedUnexpectedly();
    }

    // Every byte was XORed with 0xA5 after its halves were swapped.
    private static string Password(ReadOnlySpan<byte> hidden)
    {
        var plain = new byte[hidden.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            var swapped = hidden[i] ^ 0xA5;
            plain[i] = (byte)((swapped << 4) | (swapped >> 4));
        }

        return PayloadReader.ToText(plain);
    }

    // ibExtension leads to an offset, which leads to the features.
    private static List<byte> ReadFeatures(ReadOnlySpan<byte> login)
    {
        const byte Terminator = 0xFF;
        var place = BinaryPrimitives.ReadUInt16LittleEndian(login[56..]);
        if (place + sizeof(uint) > login.Length)
        {
            throw ProtocolException.EndedUnexpectedly();
        }

        var reader = new PayloadReader(login);
        reader.Bytes(BinaryPrimitives.ReadUInt32LittleEndian(login[place..]));
        var features = new List<byte>();
        while (reader.Byte() is var feature and not Terminator)
        {
            features.Add(feature);
            reader.Bytes(reader.UInt32());
        }

        return features;
    }
}
