using System;
using System.Linq;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>How Windows Installer writes a product code or an upgrade code as the name of a key: each part of the GUID turned round, without hyphens.</summary>
internal static class PackedGuid
{
    private static readonly int[] Parts = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];

    /// <summary>Packs a code.</summary>
    /// <param name="code">The code, with braces or without.</param>
    /// <returns>The name; null where it is no code.</returns>
    public static string? Of(string code)
    {
        if (!Guid.TryParse(code, out var guid))
        {
            return null;
        }

        var (digits, at) = (guid.ToString("N").ToUpperInvariant(), 0);
        return string.Concat(Parts.Select(length => string.Concat(digits.Substring((at += length) - length, length).Reverse())));
    }
}
