using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Core.Tests.Servers;

/// <summary>A registry of texts, as they were recorded on some computer.</summary>
internal sealed class RecordedRegistry : Dictionary<(string Key, bool Is32Bit), Dictionary<string, string>>, IRegistry
{
    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit) => hive == RegistryHive.LocalMachine && TryGetValue((path, is32Bit), out var texts)
        ? new RegistryKey(texts.ToDictionary(text => text.Key, text => new RegistryValue { Text = text.Value }), []) : null;
}
