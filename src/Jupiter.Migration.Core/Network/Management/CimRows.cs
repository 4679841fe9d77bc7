using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Network.Management;

/// <summary>Values of a row that CIM gave. Whoever asks for another kind than the one it has gets nothing: providers are of many makers.</summary>
public static class CimRows
{
    /// <summary>A text of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The text; empty where there is none.</returns>
    public static string Text(this IReadOnlyDictionary<string, object?> row, string name) => row.TryGetValue(name, out var value) && value is string text ? text : "";

    /// <summary>A whole number of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The number; null where there is none.</returns>
    public static long? Number(this IReadOnlyDictionary<string, object?> row, string name) =>
        row.TryGetValue(name, out var value) && value is byte or short or ushort or int or uint or long ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A list of texts of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">Name of the property.</param>
    /// <returns>The texts; empty where there are none.</returns>
    public static IReadOnlyList<string> Texts(this IReadOnlyDictionary<string, object?> row, string name) =>
        row.TryGetValue(name, out var value) ? value switch { IEnumerable<string> texts => [.. texts.Where(text => text is not null)], string text => [text], _ => [] } : [];
}
