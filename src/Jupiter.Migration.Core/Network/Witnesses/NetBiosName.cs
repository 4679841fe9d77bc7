using System.Linq;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Names of NetBIOS: fifteen letters and a suffix that says what the name is for.</summary>
internal static class NetBiosName
{
    /// <summary>The longest; Windows cuts a computer's name to it.</summary>
    public const int Longest = 15;

    /// <summary>The type of the record with a name's addresses, NB (RFC 1002 4.2.1.3).</summary>
    public const int AddressesType = 0x20;

    /// <summary>The type of the record with all names of a computer, NBSTAT (RFC 1002 4.2.1.3).</summary>
    public const int StatusType = 0x21;

    /// <summary>The suffix of a computer's own name.</summary>
    public const byte Workstation = 0x00;

    /// <summary>The name that stands for whoever is asked (RFC 1002 4.2.17).</summary>
    public static WireName Anybody { get; } = Encode(['*', .. new string('\0', Longest)]);

    /// <summary>The name of a computer.</summary>
    /// <param name="computer">The computer.</param>
    /// <returns>The name, or null when it has letters that are none in every code page.</returns>
    public static WireName? OfComputer(string computer) => computer.Length > 0 && computer.All(letter => letter is > ' ' and < '\x7F')
        ? Encode([.. computer.ToUpperInvariant().PadRight(Longest).Take(Longest), (char)Workstation])
        : null;

    // Each half of a byte becomes a letter from A on (RFC 1001 14.1): "*" is CK.
    private static WireName Encode(char[] name) =>
        WireName.Of(string.Concat(name.SelectMany(letter => new[] { (char)('A' + (letter >> 4)), (char)('A' + (letter & 0xF)) })))!;
}
