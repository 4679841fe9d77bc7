using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Jupiter.Migration.Presence;

/// <summary>
/// The code on the tag of a server that is switched off: nine digits, which are read aloud on the phone in every language alike. Five are
/// drawn by lot and four follow from them, the server's name and the case, so that a code needs to be kept nowhere and a slip of the
/// tongue, another server's tag or last year's is noticed. It shows that somebody stood before the tag, not that he told the truth (clause R3a).
/// </summary>
public static class AbsenceCode
{
    private const int Drawn = 5;
    private const int Following = 4;
    private const uint DrawnRange = 100_000;
    private const uint FollowingRange = 10_000;

    /// <summary>Draws a code.</summary>
    /// <param name="server">The server as the plan names it.</param>
    /// <param name="caseId">Id of the case; empty without one.</param>
    /// <returns>The code, as <c>123-456-789</c>.</returns>
    public static string Draw(string server, string caseId)
    {
        using var lot = RandomNumberGenerator.Create();
        var bytes = new byte[8];
        lot.GetBytes(bytes);
        var drawn = (BitConverter.ToUInt64(bytes, 0) % DrawnRange).ToString("D" + Drawn, CultureInfo.InvariantCulture);
        var digits = drawn + FollowingFrom(drawn, server, caseId);
        return $"{digits.Substring(0, 3)}-{digits.Substring(3, 3)}-{digits.Substring(6)}";
    }

    /// <summary>Whether a code stands on a tag of a server.</summary>
    /// <param name="code">What was read aloud and typed; blanks and hyphens do not count.</param>
    /// <param name="server">The server as the plan names it.</param>
    /// <param name="caseId">Id of the case; empty without one.</param>
    /// <returns>Whether it can.</returns>
    public static bool Fits(string? code, string server, string caseId)
    {
        var digits = new string((code ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '–' or '—')).ToArray());
        return digits.Length == Drawn + Following
            && digits.All(digit => digit is >= '0' and <= '9')
            && digits.Substring(Drawn) == FollowingFrom(digits.Substring(0, Drawn), server, caseId);
    }

    private static string FollowingFrom(string drawn, string server, string caseId) =>
        (BitConverter.ToUInt32(Hash(drawn, server.Trim().TrimEnd('.').ToUpperInvariant(), caseId), 0) % FollowingRange)
            .ToString("D" + Following, CultureInfo.InvariantCulture);

    private static byte[] Hash(params string[] parts)
    {
        using var sha256 = SHA256.Create();
        return sha256.ComputeHash(Encoding.UTF8.GetBytes("jupiter.tag/1\n" + string.Join("\n", parts)));
    }
}
