using System.Globalization;

namespace Jupiter.Migration.Resources;

/// <summary>Fills the placeholders of texts from the resources.</summary>
public static class MessageFormat
{
    /// <summary>Fills the placeholders in the user's culture.</summary>
    /// <param name="format">A text from the resources.</param>
    /// <param name="arguments">The values.</param>
    /// <returns>The message; wherever a value came from, it can't move a cursor or colour the screen.</returns>
    public static string With(this string format, params object?[] arguments) => PrintableText.Message(string.Format(CultureInfo.CurrentCulture, format, arguments));
}
