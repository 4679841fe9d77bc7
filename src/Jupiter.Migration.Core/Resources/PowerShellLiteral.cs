using System.Linq;

namespace Jupiter.Migration.Resources;

/// <summary>Values in commands that people read and type.</summary>
public static class PowerShellLiteral
{
    // All that PowerShell takes for a single quotation mark ("about_Quoting_Rules" names the straight one; its tokenizer takes these, too).
    private const string Quotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>A text that PowerShell takes as it stands, whatever is in it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>It in quotation marks.</returns>
    public static string Quoted(string text) => "'" + string.Concat(text.Select(sign => Quotes.IndexOf(sign) >= 0 ? $"{sign}{sign}" : sign.ToString())) + "'";
}
