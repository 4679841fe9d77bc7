using System;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Resources;

/// <summary>Fills the placeholders of texts from the resources.</summary>
public static class MessageFormat
{
    /// <summary>Fills the placeholders in the user's culture.</summary>
    /// <param name="format">A text from the resources.</param>
    /// <param name="arguments">The values; one of an enumeration is shown as people read it.</param>
    /// <returns>The message; wherever a value came from, it can't move a cursor or colour the screen.</returns>
    public static string With(this string format, params object?[] arguments) => PrintableText.Message(string.Format(
        CultureInfo.CurrentCulture, format, Array.Exists(arguments, value => value is Enum) ? [.. arguments.Select(value => value is Enum name ? ValueName.Of(name) : value)] : arguments));
}
