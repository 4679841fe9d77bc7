using System;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Writes the tokens that carry no rows (MS-TDS 2.2.7).</summary>
internal sealed class TokenWriter(PacketWriter packets, WireProfile profile)
{
    private const int LongestText = 30_000;

    public PacketWriter Packets => packets;

    public WireProfile Profile => profile;

    /// <summary>ERROR from class 11 on, INFO below.</summary>
    public void Message(SqlMessage message)
    {
        var text = message.Text.AsSpan(0, Math.Min(message.Text.Length, LongestText));
        var server = profile.ServerName.Length > byte.MaxValue ? profile.ServerName[..byte.MaxValue] : profile.ServerName;
        var lineSize = profile.Version >= TdsVersion.V72 ? sizeof(uint) : sizeof(ushort);
        packets.Byte((byte)(message.Class > 10 ? TokenType.Error : TokenType.Info));
        packets.UInt16((ushort)(4 + 1 + 1 + 2 + (2 * text.Length) + 1 + (2 * server.Length) + 1 + lineSize));
        packets.UInt32((uint)message.Number);
        packets.Byte(message.State);
        packets.Byte(message.Class);
        packets.ShortText(text);
        packets.ByteText(server);
        packets.ByteText("");
        if (lineSize == sizeof(uint))
        {
            packets.UInt32((uint)message.Line);
        }
        else
        {
            packets.UInt16((ushort)message.Line);
        }
    }

    /// <summary>ENVCHANGE with texts: 1 database, 2 language, 4 packet size.</summary>
    public void TextChange(byte type, string before, string after)
    {
        packets.Byte((byte)TokenType.EnvChange);
        packets.UInt16((ushort)(1 + 1 + (2 * Math.Min(after.Length, byte.MaxValue)) + 1 + (2 * Math.Min(before.Length, byte.MaxValue))));
        packets.Byte(type);
        packets.ByteText(after);
        packets.ByteText(before);
    }

    /// <summary>ENVCHANGE with bytes: 7 collation, 8 to 10 transactions, 18 reset.</summary>
    public void BinaryChange(byte type, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        packets.Byte((byte)TokenType.EnvChange);
        packets.UInt16((ushort)(1 + 1 + after.Length + 1 + before.Length));
        packets.Byte(type);
        packets.Byte((byte)after.Length);
        packets.Bytes(after);
        packets.Byte((byte)before.Length);
        packets.Bytes(before);
    }

    public void Done(TokenType token, DoneStatus status, ushort command = 0, long count = 0)
    {
        packets.Byte((byte)token);
        packets.UInt16((ushort)status);
        packets.UInt16(command);
        if (profile.Version >= TdsVersion.V72)
        {
            packets.UInt64((ulong)count);
        }
        else
        {
            packets.UInt32((uint)count);
        }
    }

    public void ReturnStatus(int value)
    {
        packets.Byte((byte)TokenType.ReturnStatus);
        packets.UInt32((uint)value);
    }

    /// <summary>RETURNVALUE of an int output parameter (MS-TDS 2.2.7.19).</summary>
    public void ReturnValue(ushort ordinal, string name, int value)
    {
        const byte Output = 1;
        packets.Byte((byte)TokenType.ReturnValue);
        packets.UInt16(ordinal);
        packets.ByteText(name);
        packets.Byte(Output);
        UserType(0);
        packets.UInt16(0);
        packets.Byte((byte)WireType.IntN);
        packets.Byte(sizeof(int));
        packets.Byte(sizeof(int));
        packets.UInt32((uint)value);
    }

    public void UserType(ushort type)
    {
        if (profile.Version >= TdsVersion.V72)
        {
            packets.UInt32(type);
        }
        else
        {
            packets.UInt16(type);
        }
    }
}
