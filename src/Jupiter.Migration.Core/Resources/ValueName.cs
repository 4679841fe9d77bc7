using System;
using System.Globalization;

namespace Jupiter.Migration.Resources;

/// <summary>
/// What people read for a value of an enumeration, in the language of the session: the text <c>TYPE_VALUE</c>. In objects, files and scripts a value keeps its name.
/// </summary>
public static class ValueName
{
    /// <summary>A value as people read it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; the name where there is no text, as for what is typed.</returns>
    public static string Of(Enum value) => Of(value.GetType().Name, value.ToString());

    /// <summary>A value of which only the names are known, as of one that another computer sent.</summary>
    /// <param name="type">Name of the enumeration, without its namespace.</param>
    /// <param name="value">Name of the value.</param>
    /// <returns>The text; the name where there is no text.</returns>
    public static string Of(string type, string value) => SR.ResourceManager.GetString(type + "_" + value, CultureInfo.CurrentUICulture) ?? value;
}
