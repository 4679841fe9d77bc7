using System;
using System.Linq;
using System.Text;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// The serial number on a server's case, for whoever has no printer: its last four characters, read off the case, show as the code of a tag
/// does that somebody stands before it (clause R3a). The plan keeps only a digest of them.
/// </summary>
public static class SerialNumber
{
    private const int Read = 4;
    private const string Cyrillic = "АВЕКМНОРСТУХ";
    private const string Latin = "ABEKMHOPCTYX";

    // What makers of boards leave in the place of a number (SMBIOS strings that nobody filled in).
    private static readonly string[] Placeholders =
        ["TOBEFILLEDBYOEM", "DEFAULTSTRING", "SYSTEMSERIALNUMBER", "CHASSISSERIALNUMBER", "NOTSPECIFIED", "NOTAPPLICABLE", "NONE", "UNKNOWN", "INVALID", "0123456789", "123456789"];

    /// <summary>Makes the digest of a serial number.</summary>
    /// <param name="serialNumber">The number, as it stands on the case; blanks and punctuation do not count, nor does the case of letters.</param>
    /// <param name="caseId">Id of the case.</param>
    /// <returns>64 hexadecimal digits.</returns>
    /// <exception cref="MigrationException">SerialNumberUnusable: too short, or what makers leave in the place of one.</exception>
    public static string Digest(string serialNumber, string caseId)
    {
        var plain = Plain(serialNumber);
        return plain.Length >= Read && plain.Distinct().Count() > 1 && !Placeholders.Contains(plain)
            ? DigestOf(plain.Substring(plain.Length - Read), caseId)
            : throw MigrationException.Because(nameof(SR.SerialNumberUnusable), serialNumber, PrintableText.Of(serialNumber));
    }

    /// <summary>Whether what was read aloud are the last characters of a serial number.</summary>
    /// <param name="code">What was read aloud and typed.</param>
    /// <param name="digest">What the plan keeps; null where it keeps none.</param>
    /// <param name="caseId">Id of the case.</param>
    /// <returns>Whether they are.</returns>
    public static bool Fits(string code, string? digest, string caseId) =>
        digest is not null && Plain(code) is { Length: Read } plain && DigestOf(plain, caseId) == digest;

    // In a Russian layout these look the same as the Latin letters of a serial number.
    private static string Plain(string text) => new([.. text.ToUpperInvariant().Where(char.IsLetterOrDigit)
        .Select(letter => Cyrillic.IndexOf(letter) is >= 0 and var i ? Latin[i] : letter)]);

    private static string DigestOf(string read, string caseId) => Hexadecimal.Sha256(Encoding.UTF8.GetBytes($"jupiter.serial/1\n{caseId}\n{read}"));
}
