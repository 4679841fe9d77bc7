using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Venues;

/// <summary>Somebody whose signature approves the start of the work (clauses O1 and O2).</summary>
public sealed class VenueApprover
{
    private const int Sha1Digits = 40;
    private const int Sha256Digits = 64;

    /// <summary>Name of the person.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Thumbprint of the person's certificate: SHA-1 or SHA-256 in upper-case hexadecimal digits, as certificates are listed. Spaces
    /// and colons between the digits are left out.
    /// </summary>
    public required string Thumbprint { get; init => field = DigitsOf(value); }

    /// <summary>Whether the thumbprint is one.</summary>
    internal bool HasThumbprint =>
        Thumbprint?.Length is Sha1Digits or Sha256Digits && Thumbprint.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'F'));

    // The certificate window of Windows puts an invisible mark (category Format) before the digits that are copied from it.
    private static string DigitsOf(string? text) => new string([.. (text ?? "").Where(c =>
        !char.IsWhiteSpace(c) && c != ':' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)]).ToUpperInvariant();
}
