using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>What follows a login (MS-TDS 2.2.7.14): the changes of the environment and LOGINACK, or the refusal.</summary>
internal static class LoginAnswer
{
    private const byte Utf8 = 0x0A;

    public static void Refuse(TokenWriter tokens, SqlMessage refusal)
    {
        tokens.Message(refusal);
        tokens.Done(TokenType.Done, DoneStatus.Error);
        tokens.Packets.EndMessage();
    }

    public static void Accept(TokenWriter tokens, ClientLogin login, string database, int packetSize)
    {
        const string Language = "us_english";
        tokens.TextChange(1, "master", database);
        tokens.Message(new SqlMessage(5701, 0, $"Changed database context to '{database}'.", 2));
        tokens.BinaryChange(7, [], tokens.Profile.Collation.Span);
        tokens.TextChange(2, "", Language);
        tokens.Message(new SqlMessage(5703, 0, $"Changed language setting to {Language}.", 1));
        LoginAck(tokens);
        if (login.PacketSize != 0)
        {
            tokens.TextChange(4, Text(PacketWriter.DefaultPacketSize), Text(packetSize));
        }

        if (login.Features is not null && tokens.Profile.Version >= TdsVersion.V74)
        {
            AcknowledgeFeatures(tokens, login.Features);
        }

        tokens.Done(TokenType.Done, DoneStatus.Final);
        tokens.Packets.EndMessage();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void LoginAck(TokenWriter tokens)
    {
        const string Program = "Microsoft SQL Server";
        const byte SqlTsql = 1;
        var (packets, product) = (tokens.Packets, tokens.Profile.Product);
        packets.Byte((byte)TokenType.LoginAck);
        packets.UInt16((ushort)(1 + 4 + 1 + (2 * Program.Length) + 4));
        packets.Byte(SqlTsql);
        Span<byte> version = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(version, (uint)tokens.Profile.Version);
        packets.Bytes(version);
        packets.ByteText(Program);
        packets.Byte((byte)product.Major);
        packets.Byte((byte)product.Minor);
        BinaryPrimitives.WriteUInt16BigEndian(version, (ushort)Math.Max(product.Build, 0));
        packets.Bytes(version[..2]);
    }

    // Of all features only UTF-8 is one that a server of 2019 must admit to have; what is not acknowledged is not used.
    private static void AcknowledgeFeatures(TokenWriter tokens, IReadOnlyList<byte> features)
    {
        var packets = tokens.Packets;
        packets.Byte((byte)TokenType.FeatureExtAck);
        if (tokens.Profile.Product.Major >= 15 && features.Contains(Utf8))
        {
            packets.Byte(Utf8);
            packets.UInt32(1);
            packets.Byte(1);
        }

        packets.Byte(0xFF);
    }
}
