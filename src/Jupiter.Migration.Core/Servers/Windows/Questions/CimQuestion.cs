using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Windows.Questions;

/// <summary>What is asked of a class of CIM.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Class">The class.</param>
/// <param name="Properties">The properties that are kept.</param>
/// <param name="Where">The condition in WQL; empty for every row.</param>
public sealed record CimQuestion(string Namespace, string Class, IReadOnlyList<AskedName> Properties, string Where)
{
    private const string OfEveryWindows = @"root\cimv2";

    /// <summary>Whether nobody asks it who wants the least.</summary>
    public bool IsDetailed => Properties.All(property => property.IsDetailed);

    /// <summary>
    /// The question in WQL. A property that a class lacks makes a question invalid, and the classes outside of root\cimv2 got theirs with
    /// later versions of Windows, so these are asked for all that they have.
    /// </summary>
    /// <param name="isDetailed">Whether also for what is asked for in detail.</param>
    /// <returns>The question.</returns>
    public string Query(bool isDetailed) =>
        $"SELECT {(Namespace == OfEveryWindows ? string.Join(", ", Names(isDetailed)) : "*")} FROM {Class}{(Where.Length > 0 ? " WHERE " + Where : "")}";

    /// <summary>Whether a name is what a method of the object gives, and not a property of it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True if it is.</returns>
    public static bool IsOfMethod(string name) => name.IndexOf('.') >= 0;

    /// <summary>The properties that are kept.</summary>
    /// <param name="isDetailed">Whether also those that are asked for in detail.</param>
    /// <returns>Their names.</returns>
    public IEnumerable<string> Names(bool isDetailed) => Properties.Where(property => isDetailed || !property.IsDetailed).Select(property => property.Name);
}
