using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Questions;

/// <summary>What is asked of a class of CIM.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Class">The class.</param>
/// <param name="Properties">The properties that are kept.</param>
/// <param name="Where">The condition in WQL; empty for every row. A place such as {Win32_Group.Name} is filled with what a row of that class has there: any of them counts.</param>
public sealed record CimQuestion(string Namespace, string Class, IReadOnlyList<AskedName> Properties, string Where)
{
    private static readonly Regex Place = new(@"\{(\w+)\.(\w+)\}", RegexOptions.CultureInvariant);
    private static readonly char[] Ends = ['"', '\'', '\\'];
    private const int MostRows = 8;
    private const string OfEveryWindows = @"root\cimv2";

    /// <summary>Whether nobody asks it who wants the least.</summary>
    public bool IsDetailed => Properties.All(property => property.IsDetailed);

    /// <summary>
    /// The question in WQL. A property that a class lacks makes a question invalid, and the classes outside of root\cimv2 got theirs with
    /// later versions of Windows, so these are asked for all that they have, and so are those with a newer property.
    /// </summary>
    /// <param name="isDetailed">Whether also for what is asked for in detail.</param>
    /// <returns>The question.</returns>
    public string Query(bool isDetailed) =>
        $"SELECT {(Namespace == OfEveryWindows && !Properties.Any(property => property.IsNewer) ? string.Join(", ", Names(isDetailed)) : "*")} FROM {Class}{(Where.Length > 0 ? " WHERE " + Where : "")}";

    /// <summary>The class that has to be told before; null where there is none.</summary>
    public string? After => Place.Match(Where) is { Success: true } place ? place.Groups[1].Value : null;

    /// <summary>The question with its places filled, for any of the rows.</summary>
    /// <param name="rows">The rows of the class that was told before.</param>
    /// <returns>The question; null where it can't be asked: there is no row, a value is missing, or would end the text it is put into.</returns>
    public CimQuestion? Filled(IReadOnlyList<CimRow> rows)
    {
        var conditions = rows.Take(MostRows).Select(Condition).ToArray();
        return conditions.Length == 0 || conditions.Contains(null) ? null : this with { Where = string.Join(" OR ", conditions) };
    }

    /// <summary>Whether a name is what a method of the object gives, and not a property of it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True if it is.</returns>
    public static bool IsOfMethod(string name) => name.IndexOf('.') >= 0;

    /// <summary>The properties that are kept.</summary>
    /// <param name="isDetailed">Whether also those that are asked for in detail.</param>
    /// <returns>Their names.</returns>
    public IEnumerable<string> Names(bool isDetailed) => Properties.Where(property => isDetailed || !property.IsDetailed).Select(property => property.Name);

    private string? Condition(CimRow row)
    {
        var values = Place.Matches(Where).Cast<Match>().Select(place => (place.Value, Filling: row.Raw(place.Groups[2].Value))).ToArray();
        return Array.Exists(values, value => value.Filling.Length == 0 || value.Filling.IndexOfAny(Ends) >= 0)
            ? null : values.Aggregate(Where, (where, value) => where.Replace(value.Value, value.Filling));
    }
}
