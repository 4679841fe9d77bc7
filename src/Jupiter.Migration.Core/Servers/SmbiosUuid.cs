using System;
using System.Linq;

namespace Jupiter.Migration.Servers;

/// <summary>The UUID of a computer in the tables of its firmware (SMBIOS 3.7, 7.2.1). Some makers put the same one into every board.</summary>
internal static class SmbiosUuid
{
    private const int RawHeader = 8;
    private const int StructureHeader = 4;
    private const byte SystemInformation = 1;
    private const int At = 8;
    private const int Length = 16;

    private static readonly Guid[] OfManyComputers =
    [
        .. new[] { "03000200-0400-0500-0006-000700080009", "12345678-1234-5678-90AB-CDDEEFAABBCC", "00020003-0004-0005-0006-000700080009", "01234567-8910-1112-1314-151617181920",
            "00010203-0405-0607-0809-0A0B0C0D0E0F", "07090201-0103-0301-0807-060504030201", "11111111-2222-3333-4444-555555555555", "4C4C4544-0000-2010-8020-80C04F202020" }.Select(Guid.Parse),
    ];

    /// <summary>Finds it in what Windows gives as RSMB (GetSystemFirmwareTable, RawSMBIOSData).</summary>
    /// <param name="table">The table, hostile until looked at.</param>
    /// <returns>The identifier, or null.</returns>
    public static string? Find(byte[] table)
    {
        for (var at = RawHeader; at + StructureHeader <= table.Length && table[at + 1] >= StructureHeader;)
        {
            if (table[at] == SystemInformation)
            {
                return table[at + 1] >= At + Length && at + At + Length <= table.Length
                    ? Of(new Guid(table.Skip(at + At).Take(Length).ToArray()).ToString()) : null;
            }

            // Texts follow a structure, each ended by a zero; two zeros end them all.
            at += table[at + 1];
            while (at + 1 < table.Length && (table[at] | table[at + 1]) != 0)
            {
                at++;
            }

            at += 2;
        }

        return null;
    }

    /// <summary>Takes one that somebody has read.</summary>
    /// <param name="text">What was read.</param>
    /// <returns>The identifier; null where it is none, or tells nothing.</returns>
    public static string? Of(string? text) =>
        Guid.TryParse(text, out var uuid) && uuid.ToByteArray().Distinct().Skip(1).Any() && !OfManyComputers.Contains(uuid)
            ? uuid.ToString().ToUpperInvariant() : null;
}
