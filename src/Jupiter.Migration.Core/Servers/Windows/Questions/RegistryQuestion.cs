using System;
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

    /// <summary>Whether CIM tells the same in one answer (Win32_Service), where the registry of another computer takes a call for each value.</summary>
    public bool IsToldByCim => Path.StartsWith(@"SYSTEM\CurrentControlSet\Services\", System.StringComparison.Ordinal);

    /// <summary>Whether nobody asks it who wants the least.</summary>
    public bool IsDetailed => Values.Count > 0 && Values.All(value => value.IsDetailed);

    /// <summary>Whether the keys below a key are asked for.</summary>
    /// <param name="hive">The root.</param>
    /// <param name="path">The path of the key.</param>
    /// <returns>True if they are.</returns>
    public bool LooksBelow(RegistryHive hive, string path)
    {
        var (asked, given) = (Path.Split('\\'), path.Length == 0 ? [] : path.Split('\\'));
        return hive == Hive && (asked.Length == given.Length ? Values.Count == 0 : asked.Length > given.Length && asked[given.Length] == Every) && Matches(asked, given);
    }

    /// <summary>Whether a key is asked for.</summary>
    /// <param name="hive">The root.</param>
    /// <param name="path">The path.</param>
    /// <returns>True if it is.</returns>
    public bool IsOf(RegistryHive hive, string path)
    {
        var (asked, given) = (Path.Split('\\'), path.Split('\\'));
        return hive == Hive && asked.Length == given.Length && Matches(asked, given);
    }

    /// <summary>Whether a value is kept.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isDetailed">Whether also what is asked for in detail.</param>
    /// <returns>True if it is.</returns>
    public bool Keeps(string name, bool isDetailed) => Values.Any(value =>
        (isDetailed || !value.IsDetailed) && (value.Name == Every || string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase)));

    private static bool Matches(string[] asked, string[] given) =>
        asked.Zip(given, (one, other) => one == Every || one.Equals(other, StringComparison.OrdinalIgnoreCase)).All(same => same);
}
