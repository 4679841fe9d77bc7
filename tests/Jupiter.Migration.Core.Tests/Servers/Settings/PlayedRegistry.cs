using System.Collections.Generic;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Core.Tests.Servers.Settings;

/// <summary>Keys with values of every kind; one that is null may not be read.</summary>
internal sealed class PlayedRegistry : Dictionary<string, Dictionary<string, RegistryValue>?>, IRegistry
{
    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit) => !TryGetValue(path, out var values) ? null
        : values is null ? throw new RegistryUnreadableException("denied " + path, null!) : new RegistryKey(values, []);
}
