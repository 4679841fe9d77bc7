using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Management;

/// <summary>
/// A row of a class of CIM, from a computer that answered or from a file. Whoever asks for another kind than a value has gets null: WMI's
/// older interfaces give 64-bit numbers as text, and drivers give what they like.
/// </summary>
/// <param name="values">Its values by the names of the properties.</param>
[JsonConverter(typeof(CimRowJson))]
public sealed class CimRow(IEnumerable<KeyValuePair<string, object?>> values)
{
    private static readonly string[] Dmtf = ["yyyyMMddHHmmss"];

    /// <summary>Its values, each a text, a number, a truth, a time, a list of them, or null.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; } = ByName(values);

    /// <summary>A value as it came.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The value; null where there is none.</returns>
    public object? Value(string property) => Values.TryGetValue(property, out var value) ? value : null;

    /// <summary>A text, as people may see it: padding and what is invisible taken out.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The text; empty where there is none.</returns>
    public string Text(string property) => PrintableText.Clean(Raw(property));

    /// <summary>A text as it came, to be compared and never shown.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The text; empty where there is none.</returns>
    public string Raw(string property) => Value(property) switch { string text => text, null or IEnumerable => "", var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" };

    /// <summary>A whole number.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The number; null where there is none, or one beyond 64 bits.</returns>
    public long? Number(string property) => Value(property) switch
    {
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(Value(property), CultureInfo.InvariantCulture),
        ulong and <= long.MaxValue => Convert.ToInt64(Value(property), CultureInfo.InvariantCulture),
        string text when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A truth.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The truth; null where there is none.</returns>
    public bool? Truth(string property) => Value(property) switch { bool truth => truth, string text when bool.TryParse(text, out var truth) => truth, _ => null };

    /// <summary>A list of texts.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The texts; empty where there are none.</returns>
    public IReadOnlyList<string> Texts(string property) => Value(property) switch
    {
        string text => [PrintableText.Clean(text)],
        IEnumerable list => [.. list.Cast<object?>().OfType<string>().Select(PrintableText.Clean)],
        _ => [],
    };

    /// <summary>A time: as the libraries of CIM give it, or as WMI writes it (yyyymmddHHMMSS.mmmmmmsUUU, DSP0004 5.2.4).</summary>
    /// <param name="property">The property.</param>
    /// <returns>The time; null where there is none, or it is the first of Windows' calendar, which stands for none.</returns>
    public DateTimeOffset? Time(string property) => Value(property) switch
    {
        DateTime { Year: > 1601 and < 9000 } time => new DateTimeOffset(time),
        string text when Regex.IsMatch(text, @"^[0-9]{14}\.[0-9]{6}[+-][0-9]{3}\z") => Dated(text),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1601 => time,
        _ => null,
    };

    private static DateTimeOffset? Dated(string text) =>
        DateTime.TryParseExact(text.Substring(0, 14), Dmtf, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is > 1601 and < 9000
        && int.Parse(text.Substring(21), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is >= -840 and <= 840 and var minutes
            ? new DateTimeOffset(time, TimeSpan.FromMinutes(minutes)) : null;

    private static Dictionary<string, object?> ByName(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var byName = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values)
        {
            byName[value.Key] = value.Value;
        }

        return byName;
    }
}
