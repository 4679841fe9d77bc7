using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>A computer as somebody named it: by a host name or by an address, validated before anything is asked.</summary>
public sealed class NetworkHost
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private NetworkHost(string text, IPAddress? address)
    {
        Text = text;
        Address = address;
    }

    /// <summary>The name or address as it was written.</summary>
    public string Text { get; }

    /// <summary>The address, or null when a name was written.</summary>
    public IPAddress? Address { get; }

    /// <summary>Validates a name or address.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The host.</returns>
    /// <exception cref="MigrationException">HostInvalid: it can be neither.</exception>
    public static NetworkHost Parse(string? text) =>
        Find(text) ?? throw MigrationException.Because(nameof(SR.HostInvalid), text, PrintableText.Of(text));

    /// <summary>Takes a text that may name a computer to people only.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The host; null where it can be neither a name nor an address.</returns>
    public static NetworkHost? Find(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var address = ParseAddress(trimmed);
        return address is not null || IsName(trimmed) ? new NetworkHost(trimmed, address) : null;
    }

    /// <summary>Whether two texts name one host, as far as the texts themselves tell.</summary>
    /// <param name="other">The other host.</param>
    /// <returns>Whether they do.</returns>
    public bool IsWrittenLike(NetworkHost other) => Address is not null
        ? Address.Equals(other.Address)
        : string.Equals(Text.TrimEnd('.'), other.Text.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    /// <summary>An address in its plain form: an IPv4 address in IPv6 clothes becomes IPv4.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The plain form.</returns>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether an address can be that of one computer; 0.0.0.0 would be whoever asks, and a group is many.</summary>
    /// <param name="address">The plain address.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanBeOneComputer(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] is > 0 and < 224
            : !address.IsIPv6Multicast && bytes.Any(part => part != 0);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static IPAddress? ParseAddress(string text)
    {
        if (text.Length > LongestName || text.IndexOf('[') >= 0 || !IPAddress.TryParse(text, out var parsed))
        {
            return null;
        }

        // "10.1" and "010.0.0.1" are addresses to some parsers and others to others, so only the four plain numbers are taken.
        var unambiguous = parsed.AddressFamily == AddressFamily.InterNetworkV6 || parsed.ToString() == text;
        var address = Plain(parsed);
        return unambiguous && CanBeOneComputer(address) ? address : null;
    }

    private static bool IsName(string text)
    {
        var labels = (text.EndsWith(".", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text).Split('.');
        return text.Length <= LongestName && Array.TrueForAll(labels, IsLabel) && !IsNumber(labels[labels.Length - 1]);
    }

    private static bool IsLabel(string label) => label.Length is > 0 and <= LongestLabel
        && label[0] != '-' && label.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    // The system's resolver takes a name that ends in a number for an address in an old notation.
    private static bool IsNumber(string label) => label.All(char.IsDigit)
        || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && (label.Length == 2 || long.TryParse(label.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)));
}
