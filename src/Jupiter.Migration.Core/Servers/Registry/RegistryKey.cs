using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>A key of the registry as it was read.</summary>
/// <param name="Values">Its values by name, in any case; the key's own has the empty name.</param>
/// <param name="SubKeys">The names of the keys right below it.</param>
public sealed record RegistryKey(IReadOnlyDictionary<string, RegistryValue> Values, IReadOnlyList<string> SubKeys)
{
    /// <summary>The most values, and the most keys below, that are read of one. A key with more is not read: what was left out would seem not to be there.</summary>
    internal const int MostParts = 4096;

    /// <summary>A text in it.</summary>
    /// <param name="name">The value's name.</param>
    /// <returns>The text; null where there is none.</returns>
    public string? Text(string name) => Values.TryGetValue(name, out var value) ? value.Text : null;

    /// <summary>A number in it.</summary>
    /// <param name="name">The value's name.</param>
    /// <returns>The number; null where there is none.</returns>
    public long? Number(string name) => Values.TryGetValue(name, out var value) ? value.Number : null;
}
