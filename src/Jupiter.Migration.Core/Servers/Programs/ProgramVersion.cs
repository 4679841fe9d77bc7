using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Servers.Programs;

/// <summary>Versions as programs write them: with words around, and with one part or many.</summary>
internal static class ProgramVersion
{
    private static readonly Regex Numbers = new(@"[0-9]{1,9}(\.[0-9]{1,9}){0,3}", RegexOptions.CultureInvariant);

    /// <summary>Reads the first version in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The version, what it lacks being 0; null where there is none.</returns>
    public static Version? Parse(string? text)
    {
        var found = Numbers.Match(text ?? "");
        if (!found.Success)
        {
            return null;
        }

        var parts = found.Value.Split('.').Select(int.Parse).Concat([0, 0, 0]).Take(4).ToArray();
        return new Version(parts[0], parts[1], parts[2], parts[3]);
    }
}
