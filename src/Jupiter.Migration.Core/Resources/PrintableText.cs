using System.Linq;

namespace Jupiter.Migration.Resources;

/// <summary>Text from outside, made fit for a message or a console.</summary>
public static class PrintableText
{
    private const int Longest = 128;

    /// <summary>The text without control characters, and not longer than a line can bear.</summary>
    /// <param name="text">The text as it came.</param>
    /// <returns>The text to show.</returns>
    public static string Of(string? text)
    {
        var shown = new string((text ?? "").Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c).ToArray());
        return text?.Length > Longest ? shown + "…" : shown;
    }
}
