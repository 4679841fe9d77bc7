namespace Jupiter.Migration.Servers.Registry;

/// <summary>What the product asks of the registry of Windows: one key at a time. Nothing is written.</summary>
public interface IRegistry
{
    /// <summary>Reads a key: its values and the names of the keys below it.</summary>
    /// <param name="hive">The root.</param>
    /// <param name="path">The path under the root.</param>
    /// <param name="is32Bit">Whether as 32-bit programs see it.</param>
    /// <returns>The key; null where there is none.</returns>
    /// <exception cref="RegistryUnreadableException">This account may not read it, or nobody answered.</exception>
    RegistryKey? Read(RegistryHive hive, string path, bool is32Bit);
}
