using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>The texts in keys.</summary>
public static class RegistryTexts
{
    /// <summary>The texts in a key of the computer that are only a hint when they are there: nobody decides by their absence.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="path">The path under HKEY_LOCAL_MACHINE.</param>
    /// <param name="is32Bit">Whether as 32-bit programs see it.</param>
    /// <returns>The texts by name, whatever else is there left out; none where there is no such key, or this account may not read it.</returns>
    public static IReadOnlyDictionary<string, string> Texts(this IRegistry registry, string path, bool is32Bit)
    {
        try
        {
            return registry.ReadTexts(path, is32Bit);
        }
        catch (RegistryUnreadableException)
        {
            return new Dictionary<string, string>();
        }
    }

    /// <summary>The texts in a key of the computer, where it matters that there is none.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="path">The path under HKEY_LOCAL_MACHINE.</param>
    /// <param name="is32Bit">Whether as 32-bit programs see it.</param>
    /// <returns>The texts by name, whatever else is there left out; none where there is no such key.</returns>
    /// <exception cref="RegistryUnreadableException">This account may not read it, or nobody answered.</exception>
    public static IReadOnlyDictionary<string, string> ReadTexts(this IRegistry registry, string path, bool is32Bit) =>
        (registry.Read(RegistryHive.LocalMachine, path, is32Bit)?.Values ?? new Dictionary<string, RegistryValue>())
            .Where(value => value.Value.Text is not null).ToDictionary(value => value.Key, value => value.Value.Text!, StringComparer.OrdinalIgnoreCase);
}
