using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Servers;

/// <summary>Texts that come from firmware and devices: padded, sometimes with control characters in them.</summary>
internal static class MachineText
{
    /// <summary>Whether a character is invisible and acts on what is written around it.</summary>
    /// <param name="character">The character.</param>
    /// <returns>True for control and format characters and for line separators.</returns>
    public static bool IsInvisible(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The text with single spaces and without what is invisible, cut to what an inventory holds.</summary>
    /// <param name="text">What the machine said.</param>
    /// <returns>The text; empty when nothing is left.</returns>
    public static string Clean(string? text)
    {
        var clean = Regex.Replace(text ?? "", @"[\s\p{Cc}\p{Cf}]+", " ").TrimStart();
        return clean.Substring(0, Math.Min(clean.Length, InventoryLimits.LongestText)).TrimEnd();
    }

    /// <summary>The text with a mark for each character that nobody sees, cut to what a detail holds.</summary>
    /// <param name="text">What a server said.</param>
    /// <returns>The text.</returns>
    public static string Marked(string text) => new(text.Take(InventoryLimits.LongestDetail)
        .Select(character => IsInvisible(character) ? InventoryLimits.Mark : character).ToArray());
}
