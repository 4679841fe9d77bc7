using System;
using System.Globalization;
using System.Linq;
using System.Net.NetworkInformation;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Network.Segments;

/// <summary>The hardware address (MAC) of one network card: six bytes, neither a group's nor nobody's. Equal when the bytes are.</summary>
public sealed class HardwareAddress : IEquatable<HardwareAddress>
{
    private const int Length = 6;

    private HardwareAddress(string text) => Text = text;

    /// <summary>The address as <c>AA-BB-CC-DD-EE-FF</c>.</summary>
    public string Text { get; }

    /// <summary>Takes the bytes of a card's address.</summary>
    /// <param name="bytes">The bytes, hostile until looked at.</param>
    /// <returns>The address, or null when no single card can have it.</returns>
    public static HardwareAddress? Of(byte[] bytes) =>
        bytes.Length == Length && (bytes[0] & 1) == 0 && bytes.Any(part => part != 0)
            ? new HardwareAddress(string.Join("-", bytes.Select(part => part.ToString("X2", CultureInfo.InvariantCulture))))
            : null;

    /// <summary>Reads an address as people and files write it, with hyphens or colons.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The address, or null when it is none.</returns>
    public static HardwareAddress? Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return Regex.IsMatch(trimmed, "^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$") ? Of(BytesOf(trimmed)) : null;
    }

    /// <summary>Takes what .NET tells of a network interface.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The address, or null when it is none.</returns>
    public static HardwareAddress? Of(PhysicalAddress address) => Of(address.GetAddressBytes());

    /// <summary>The six bytes.</summary>
    /// <returns>The bytes.</returns>
    public byte[] Bytes() => BytesOf(Text);

    /// <inheritdoc/>
    public bool Equals(HardwareAddress? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HardwareAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static byte[] BytesOf(string text) =>
        text.Split('-', ':').Select(part => byte.Parse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToArray();
}
