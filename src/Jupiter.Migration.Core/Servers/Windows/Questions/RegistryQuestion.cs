using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Questions;

/// <summary>What is asked of the registry.</summary>
/// <param name="Hive">The root.</param>
/// <param name="Path">The path; an asterisk stands for each key of a level.</param>
/// <param name="Views">The views, each told by whether it is that of 32-bit programs.</param>
/// <param name="Values">The values that are kept; an asterisk keeps all.</param>
public sealed record RegistryQuestion(RegistryHive Hive, string Path, IReadOnlyList<bool> Views, IReadOnlyList<AskedName> Values)
{
    /// <summary>Stands for each key of a level, or for every value.</summary>
    public const string Every = "*";

    /// <summary>Whether nobody asks it who wants the least.</summary>
    public bool IsDetailed => Values.Count > 0 && Values.All(value => value.IsDetailed);

    /// <summary>Whether a value is kept.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isDetailed">Whether also what is asked for in detail.</param>
    /// <returns>True if it is.</returns>
    public bool Keeps(string name, bool isDetailed) => Values.Any(value =>
        (isDetailed || !value.IsDetailed) && (value.Name == Every || string.Equals(value.Name, name, System.StringComparison.OrdinalIgnoreCase)));
}
