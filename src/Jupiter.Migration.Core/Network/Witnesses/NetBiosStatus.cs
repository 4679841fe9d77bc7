using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>The names of a computer and the hardware address of the card that was asked (RFC 1002 4.2.18, node status response).</summary>
public sealed class NetBiosStatus
{
    private const int LengthOfEntry = 18;
    private const int LengthOfHardwareAddress = 6;
    private const int GroupBit = 0x80;

    private NetBiosStatus(IReadOnlyList<NetBiosEntry> entries, HardwareAddress? hardwareAddress)
    {
        Entries = entries;
        HardwareAddress = hardwareAddress;
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<NetBiosEntry> Entries { get; }

    /// <summary>The unit id; null where none is told, as by Samba.</summary>
    public HardwareAddress? HardwareAddress { get; }

    /// <summary>The computer's own name; null when it tells none.</summary>
    public string? Computer => Entries.FirstOrDefault(entry => entry.Suffix == NetBiosName.Workstation && !entry.IsGroup)?.Name;

    /// <summary>Reads a datagram.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <returns>The answer, or null when it is none.</returns>
    public static NetBiosStatus? Read(byte[] bytes)
    {
        var data = NameMessage.Read(bytes) is { IsAnswer: true } message
            ? message.Records.FirstOrDefault(record => record.Type == NetBiosName.StatusType && record.Class == NameMessage.Internet)?.Data
            : null;
        if (data is null || data.Length == 0 || data.Length < 1 + (data[0] * LengthOfEntry))
        {
            return null;
        }

        var behind = 1 + (data[0] * LengthOfEntry);
        var isTold = data.Length >= behind + LengthOfHardwareAddress;
        return new NetBiosStatus(
            [.. Enumerable.Range(0, data[0]).Select(i => Entry(data, 1 + (i * LengthOfEntry)))],
            isTold ? HardwareAddress.Of([.. data.Skip(behind).Take(LengthOfHardwareAddress)]) : null);
    }

    // Names are in the computer's own code page, which it does not tell.
    private static NetBiosEntry Entry(byte[] data, int at) => new()
    {
        Name = PrintableText.Of(new string([.. data.Skip(at).Take(NetBiosName.Longest).Select(letter => letter < 0x80 ? (char)letter : '?')]).TrimEnd(' ', '\0')),
        Suffix = data[at + NetBiosName.Longest],
        IsGroup = (data[at + NetBiosName.Longest + 1] & GroupBit) != 0,
    };
}
