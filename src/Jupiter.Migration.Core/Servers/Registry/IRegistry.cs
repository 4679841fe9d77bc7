using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>What the product asks of the registry of Windows: the texts in one key of HKEY_LOCAL_MACHINE.</summary>
public interface IRegistry
{
    /// <summary>Reads a key.</summary>
    /// <param name="key">Its path under HKEY_LOCAL_MACHINE.</param>
    /// <param name="is32Bit">Whether as 32-bit programs see it.</param>
    /// <returns>The texts in it by name, whatever else is there left out; none where there is no such key, or this account may not read it.</returns>
    IReadOnlyDictionary<string, string> Texts(string key, bool is32Bit);
}
