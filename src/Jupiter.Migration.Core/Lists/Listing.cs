using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace Jupiter.Migration.Lists;

/// <summary>A list in a result. Its text is what is in it: Export-Csv writes texts, and that of an array is the name of its type.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="items">What is listed.</param>
public sealed class Listing<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this);
}

/// <summary>Makes listings.</summary>
public static class Listing
{
    /// <summary>Makes a list one that can be read as text.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The list; none is an empty one.</param>
    /// <returns>The listing.</returns>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items) => items as Listing<T> ?? new Listing<T>(items?.ToArray() ?? []);
}
