using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>What is only a hint when it is there: nobody decides by its absence.</summary>
public static class RegistryTexts
{
    /// <summary>The texts in a key of the computer.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="path">The path under HKEY_LOCAL_MACHINE.</param>
    /// <param name="is32Bit">Whether as 32-bit programs see it.</param>
    /// <returns>The texts by name, whatever else is there left out; none where there is no such key, or this account may not read it.</returns>
    public static IReadOnlyDictionary<string, string> Texts(this IRegistry registry, string path, bool is32Bit)
    {
        try
        {
            return (registry.Read(RegistryHive.LocalMachine, path, is32Bit)?.Values ?? new Dictionary<string, RegistryValue>())
                .Where(value => value.Value.Text is not null).ToDictionary(value => value.Key, value => value.Value.Text!, StringComparer.OrdinalIgnoreCase);
        }
        catch (RegistryUnreadableException)
        {
            return new Dictionary<string, string>();
        }
    }
}
